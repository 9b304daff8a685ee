import type { Network } from '../../support/stories/network.ts';

/** A story is told on an exchange that runs already; where it is, is known only once it does. */
export type Story = (network: () => Network) => void;
