import { z } from 'zod';

/** The one query of what is shown to people. */
export const inLanguage = z.object({
  lang: z.string().max(35).default('en').describe('In which language, BCP 47; English where it is missing'),
});

export const text = z.record(z.string(), z.string()).describe('Plain words, by language');

export const languages = z
  .array(
    z.object({
      language: z.string(),
      name: z.string(),
      direction: z.enum(['ltr', 'rtl']),
      reviewed: z.boolean().describe('Whether a native speaker who knows the field has read the texts'),
    }),
  )
  .describe('In which languages people are asked and warned');
