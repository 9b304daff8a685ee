import type { HostedRouting } from './hosted-routing.ts';
import { bayside } from './massachusetts.ts';

/** An agency is paused, and goes on, as the gateway says it. */
export const pausing = ({ tell, time }: Pick<HostedRouting, 'tell' | 'time'>) => ({
  pause: (slug = bayside) => tell('AgencyPaused', `pause-${slug}`, { slug, since: time.clock.now() }),
  resume: (slug = bayside) => tell('AgencyResumed', `pause-${slug}`, { slug, at: time.clock.now() }),
});
