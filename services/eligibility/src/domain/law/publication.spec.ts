import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { type PublicationCommand, type PublicationEvent, publication } from './publication.ts';

const { given } = specify(publication);
const rules = (rulesVersion: string) => ({
  rulesId: 'rules-1',
  rulesVersion,
  releasedOn: rulesVersion.slice(0, 10),
  programs: ['aefla'],
});
const publish = (rulesVersion: string): PublicationCommand => ({
  type: 'PublishRules',
  data: rules(rulesVersion),
});
const published = (rulesVersion: string, previousVersion: string | null): PublicationEvent => ({
  type: 'RulesPublished',
  data: { ...rules(rulesVersion), previousVersion },
});
const [first, second] = ['2026-09-01.a', '2026-11-22.b'];

describe('the rules', () => {
  it('are published when there were none', () => given().when(publish(first)).then(published(first, null)));

  it('are published once, however often a process starts', () =>
    given(published(first, null)).when(publish(first)).thenNothing());

  it('say which version held before', () =>
    given(published(first, null)).when(publish(second)).then(published(second, first)));

  it('are not published again by a process that is behind', () =>
    given(published(first, null), published(second, first)).when(publish(first)).thenNothing());
});
