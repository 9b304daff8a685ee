import { z } from 'zod';

const text = z.string().nullable();
const number = z.number().nullable();
const codes = z.array(z.string());

/** A listing as a partner sees it; what its fields mean says the data dictionary, at ServiceListed. */
export const shownService = z
  .object({
    listingId: z.string(),
    source: z.string(),
    agency: text,
    status: z.string(),
    name: z.string(),
    organization: z.string(),
    description: text,
    operator: text,
    host: text,
    services: codes,
    taxonomy: codes,
    languages: codes,
    interpreters: text,
    attending: codes,
    hours: z.array(
      z.object({
        byday: codes,
        opensAt: text,
        closesAt: text,
        validFrom: text,
        validTo: text,
        text,
      }),
    ),
    address: text,
    locality: text,
    region: text,
    postalCode: text,
    latitude: number,
    longitude: number,
    transport: text,
    area: text,
    cost: text,
    feeCents: number,
    feeText: text,
    accessibility: codes,
    accessText: text,
    available: number,
    maximum: number,
    unit: text,
    countedAt: text,
    idAtDoor: text,
    documents: codes,
    accreditation: z.object({ kind: z.string(), verifiedBy: z.string(), verifiedOn: z.string() }).nullable(),
    minimumAge: number,
    maximumAge: number,
    whom: text,
    terms: text,
    year: text,
    phone: text,
    email: text,
    url: text,
    alert: text,
    assuredOn: text,
    flags: codes,
  })
  .describe('A service at a place');
