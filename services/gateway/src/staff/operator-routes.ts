import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { depart } from './depart.ts';
import { invite } from './invite.ts';
import { noteAct } from './note-act.ts';
import { mustBeForOfficers } from './operator-people.ts';
import { again, codeOf, followed, invited, showInvited, showMember } from './routes.ts';

const slugParam = z.object({ slug: z.string().max(50) });
const memberParam = z.object({ slug: z.string().max(50), code: codeOf });

/** An agency's first supervisor comes in by the operator; and where none is left, the operator stands in. */
export const operatorStaffRoutes = (gateway: Gateway, { mayCall }: ServiceAuth): readonly Route[] => {
  const auth = mayCall('partners');
  const note = (slug: string, what: string, subject: string | null) =>
    noteAct(gateway, {
      slug,
      who: 'operator',
      roles: [],
      what,
      subject,
      decision: 'allowed',
      because: 'operator',
    });
  return [
    route({
      method: 'GET',
      path: '/internal/partners/:slug/staff',
      summary: 'Who signs in for an agency',
      auth,
      params: slugParam,
      handle: async ({ params: { slug } }) => {
        await note(slug, 'GET /internal/partners/:slug/staff', null);
        return { staff: (await gateway.register.staff.of(slug)).map(showMember) };
      },
    }),
    route({
      method: 'PUT',
      path: '/internal/partners/:slug/staff/:code',
      summary: 'Invites somebody for an agency, or says their roles',
      auth,
      params: memberParam,
      body: invited,
      handle: async ({ params, body }) => {
        await mustBeForOfficers(gateway, params.slug);
        await note(params.slug, 'PUT /internal/partners/:slug/staff/:code', params.code);
        return showInvited(await invite(gateway, { ...params, ...body, by: 'operator' }));
      },
    }),
    route({
      method: 'PUT',
      path: '/internal/partners/:slug/staff/:code/invitation',
      summary: 'A new link; all that opened before ends',
      auth,
      params: memberParam,
      body: z.strictObject({}),
      handle: async ({ params: { slug, code } }) => {
        await mustBeForOfficers(gateway, slug);
        await note(slug, 'PUT /internal/partners/:slug/staff/:code/invitation', code);
        return showInvited(await again(gateway, { slug, code, by: 'operator' }));
      },
    }),
    route({
      method: 'PUT',
      path: '/internal/partners/:slug/staff/:code/departure',
      summary: 'Somebody leaves: sessions end, journeys are handed over',
      auth,
      params: memberParam,
      body: followed,
      handle: async ({ params, body }) => {
        await mustBeForOfficers(gateway, params.slug);
        await note(params.slug, 'PUT /internal/partners/:slug/staff/:code/departure', params.code);
        return { code: params.code, ...(await depart(gateway, { ...params, ...body })) };
      },
    }),
  ];
};
