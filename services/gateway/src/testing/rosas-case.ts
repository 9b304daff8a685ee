import { caseOf } from './case-of.ts';
import { hostedGateway } from './hosted-gateway.ts';
import { publicDoor } from './public-door.ts';

/** A gateway with these agencies and its public door open; Rosa agreed to what her case needs, and nothing has happened yet. */
export const rosasCase = async (...agencies: readonly string[]) => {
  const gateway = await hostedGateway();
  const tokens: Record<string, string> = {};
  for (const slug of agencies) tokens[slug] = (await gateway.admit(slug)).token;
  const door = await publicDoor(gateway);
  const rosa = caseOf(gateway, 'rosa');
  rosa.consents();
  return { gateway, door, tokens, rosa };
};
