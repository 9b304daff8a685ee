/** One thing that happened, as its headers tell. */
export type Link = Readonly<{
  id: string;
  type: string;
  stream: string;
  sequence: number;
  time: string;
  causation: string;
  /** The short reference of a referral, where it names one. */
  reference?: string | undefined;
}>;

export type Chain = Readonly<{
  /** What nobody inside caused: a partner's message, a clock, a hand of the operator. */
  origin: string;
  /** From the first event to the one that was asked for. */
  links: readonly Link[];
  /** What it caused directly. */
  followed: readonly Link[];
}>;

/**
 * The chain behind anything that has a name: an event, a stream (its newest event), a referral's short reference. An event is
 * caused by the event or message its command came from; several commands of one event bear its id and what they are for.
 */
export const chainBehind = (all: readonly Link[], named: string): Chain | undefined => {
  const found = [...new Map(all.map((link) => [link.id, link])).values()];
  const byId = new Map(found.map((link) => [link.id, link]));
  const asked = byId.get(named) ?? newestOf(found, named) ?? newestOf(found, streamOf(found, named));
  if (!asked) return undefined;
  const causeOf = (link: Link): Link | undefined =>
    byId.get(link.causation) ?? byId.get(link.causation.split(':')[0] ?? '');
  const links = [asked];
  for (let cause = causeOf(asked); cause && !links.includes(cause); cause = causeOf(cause))
    links.unshift(cause);
  return {
    origin: links[0]?.causation ?? '',
    links,
    followed: found.filter((link) => link !== asked && causeOf(link) === asked),
  };
};

const streamOf = (links: readonly Link[], reference: string): string =>
  links.find((link) => link.reference === reference)?.stream ?? '';

const newestOf = (links: readonly Link[], stream: string): Link | undefined =>
  links
    .filter((link) => link.stream === stream)
    .toSorted((one, other) => one.sequence - other.sequence)
    .at(-1);
