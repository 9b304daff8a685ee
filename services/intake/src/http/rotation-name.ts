import { z } from 'zod';

/** A name that the operator gives it, such as `2027-01`: by the same name it goes on where it stopped. */
export const rotationName = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
  .max(40);
