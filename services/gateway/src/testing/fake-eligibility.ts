import { RefusedByPeer, type ServiceClient } from '@handoff/http';

/** Eligibility as the gateway meets it: what was asked of it, and what it says. */
export const fakeEligibility = () => {
  const asked: { path: string; body?: unknown; query?: unknown }[] = [];
  const state: { says: unknown; refuses: RefusedByPeer | undefined } = { says: {}, refuses: undefined };
  const answer = (question: (typeof asked)[number]) => {
    asked.push(question);
    if (state.refuses !== undefined) throw state.refuses;
    return { status: 200, body: state.says, header: () => undefined };
  };
  const client: ServiceClient = {
    post: async (path, body) => answer({ path, body }),
    get: async (path, { query } = {}) => answer({ path, query }),
    call: () => Promise.reject(new Error('eligibility is asked by get and post')),
  };
  return {
    client,
    asked,
    says: (says: unknown) => void (state.says = says),
    refuses: (told: ConstructorParameters<typeof RefusedByPeer>[0]) =>
      void (state.refuses = new RefusedByPeer(told)),
  };
};
