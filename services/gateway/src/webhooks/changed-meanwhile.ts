import { Refusal } from '@handoff/decider';

export const changedMeanwhile = (): Refusal =>
  new Refusal('changed-meanwhile', {
    place: 'path.name',
    reason: 'another request changed this webhook at the same time',
    mend: 'Look how it stands, and send the request again if it is still needed.',
  });
