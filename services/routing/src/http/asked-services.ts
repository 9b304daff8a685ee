import { z } from 'zod';
import type { Query } from '../directory/search/query.ts';

const listed = z
  .string()
  .max(500)
  .transform((text) => text.split(',').map((value) => value.trim()))
  .pipe(z.array(z.string().min(1).max(60)).min(1).max(20))
  .optional();
const yes = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A search as it stands in a query string; the gateway has checked the codes. */
export const asked = z.object({
  service: listed,
  language: listed,
  attending: listed,
  day: listed,
  openAt: clock.optional(),
  evening: yes,
  weekend: yes,
  cost: listed,
  mostFeeCents: z.coerce.number().int().min(0).optional(),
  accessibility: listed,
  idAtDoor: listed,
  operator: listed,
  host: listed,
  freePlace: yes,
  age: z.coerce.number().int().min(0).max(150).optional(),
  locality: z.string().max(100).optional(),
  region: z.string().max(100).optional(),
  agency: z.string().max(50).optional(),
  near: z.string().min(1).max(100).optional(),
  km: z.coerce.number().positive().max(500).default(25),
  on: z.iso.date().optional(),
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type Asked = z.infer<typeof asked>;

/** Hours have to hold today, unless another day is named. */
export const queryOf = (
  asked: Asked,
  point: Readonly<{ latitude: number; longitude: number }> | undefined,
  today: string,
): Query => {
  const { near: _, km, on, ...query } = asked;
  const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return {
    ...said,
    limit: query.limit,
    on: on ?? today,
    today,
    ...(point ? { near: { ...point, km } } : {}),
  };
};
