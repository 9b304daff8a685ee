import { z } from 'zod';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
type Person = Readonly<{ slug: string; code: string }>;

const base = '/internal/partners/:slug/staff';
const shown = z.object({
  code: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  status: z.string(),
});
const invitedAs = z.object({ member: shown, invitation: z.string().nullable() });
const departed = z.object({ code: z.string(), sessions: z.number(), journeys: z.number() });

/** Who signs in for an agency, with the roles. */
export const staffList = async ({ data, json, say }: Options, slug: string): Promise<number> => {
  const { body } = await runningExchange(data).operator.of('gateway').get(base, { params: { slug } });
  const { staff } = z.object({ staff: z.array(shown) }).parse(body);
  if (json) say(JSON.stringify(staff, null, 2));
  else if (staff.length === 0) say('Nobody signs in for this agency.');
  else
    for (const { code, email, roles, status } of staff)
      say(`${code.padEnd(20)} ${status.padEnd(8)} ${email.padEnd(36)} ${roles.join(', ')}`);
  return 0;
};

/** The link is shown once; whoever has it chooses the password. */
export const staffInvite = async (
  { data, json, say }: Options,
  { slug, code }: Person,
  said: Readonly<{ email: string; roles: readonly string[] }>,
): Promise<number> => tellInvited({ data, json, say }, `${base}/:code`, { slug, code }, said);

/** A lost phone or password: what opened before ends. */
export const staffReinvite = (options: Options, person: Person): Promise<number> =>
  tellInvited(options, `${base}/:code/invitation`, person, {});

const tellInvited = async (
  { data, json, say }: Options,
  path: string,
  params: Person,
  body: object,
): Promise<number> => {
  const { operator, url } = runningExchange(data);
  const answer = await operator.of('gateway').call({ method: 'PUT', path, params, body });
  const { member, invitation } = invitedAs.parse(answer.body);
  const link = invitation === null ? null : new URL(invitation, url).href;
  if (json) say(JSON.stringify({ ...member, link }));
  else if (link === null) say(`${member.code}: ${member.roles.join(', ')}; nobody has to be invited`);
  else say(`${link}\nFor ${member.email} alone: good for three days and one use.`);
  return 0;
};

/** Sessions end and journeys are handed over; the same again goes on where it stopped. */
export const staffDepart = async (
  { data, json, say }: Options,
  { slug, code }: Person,
  followed: Readonly<{ to: string; standIn: string }>,
): Promise<number> => {
  const { body } = await runningExchange(data)
    .operator.of('gateway')
    .call({
      method: 'PUT',
      path: `${base}/:code/departure`,
      params: { slug, code },
      body: { to: followed.to, standIn: followed.standIn },
    });
  const { sessions, journeys } = departed.parse(body);
  say(
    json
      ? JSON.stringify({ slug, code, sessions, journeys })
      : `${code} has left: ${sessions} sessions ended, ${journeys} journeys were handed over`,
  );
  return 0;
};
