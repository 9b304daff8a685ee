import type { StreamDocument } from '@handoff/stream-store';
import type { StoredStreams } from '@handoff/stream-store/in-memory';
import { type View, type ViewEvent, viewId } from '../../domain/view.ts';
import { isReference, type OpenView, sourceAt, toldUnder, untoldView, type Views } from '../views.ts';

type Opened = Readonly<{ document: StreamDocument; view: OpenView }>;

export const inMemoryViews = (documents: StoredStreams): Views => {
  const opened = (): Opened[] =>
    [...documents.values()].flatMap((document) => {
      const view = document.state as View | null;
      return view?.stage === 'open' ? [{ document, view }] : [];
    });
  const views = (wanted: (view: OpenView) => boolean) => opened().filter(({ view }) => wanted(view));

  return {
    find: async (partner, kind, named) =>
      views(
        ({ externalId, about, ...view }) =>
          view.partner === partner &&
          view.kind === kind &&
          (isReference(named) ? about.reference : externalId) === named,
      ).map(({ view }) => view),

    about: async (partner, kind, subjects) =>
      views((view) => view.partner === partner && view.kind === kind && subjects.includes(view.subject)).map(
        ({ view }) => view,
      ),

    list: async (partner, { kind, role, statuses, queued, groupId, after = '', limit }) => {
      const placeOf = ({ about, externalId }: OpenView): string =>
        queued ? (about.queue ?? '') : externalId;
      return views(
        (view) =>
          view.partner === partner &&
          view.kind === kind &&
          (role === undefined || view.about.role === role) &&
          (statuses === undefined || statuses.includes(view.about.status ?? '')) &&
          (groupId === undefined || view.about.groupId === groupId) &&
          placeOf(view) > after,
      )
        .map(({ view }) => view)
        .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
        .slice(0, limit);
    },

    toldOf: async (partner, journeyId, intakeId) =>
      views(
        ({ about, ...view }) =>
          view.partner === partner &&
          (about.journeyId === journeyId || (view.kind === 'intake' && about.intakeId === intakeId)),
      )
        .flatMap(({ document }) => document.events)
        .map(({ type, time, data }) => ({ type, time, data: (data as ViewEvent['data']).message }))
        .sort((one, other) => one.time.localeCompare(other.time)),

    toldUnder: async (partner, externalId, sequence) => {
      const [found] = opened().filter(
        ({ view }) => view.partner === partner && view.externalId === externalId,
      );
      const event = found?.document.events.find((each) => each.sequence === sequence);
      return found && event && toldUnder(found.view, event.data as ViewEvent['data']);
    },

    sourceOf: async (partner, externalId, told) => {
      const [found] = opened().filter(
        ({ view }) => view.partner === partner && view.externalId === externalId,
      );
      const events = found?.document.events ?? [];
      const of = events.map(({ sequence, data }) => ({
        sequence,
        about: (data as ViewEvent['data']).about,
      }));
      return sourceAt(of, told);
    },

    ofPerson: async (personId) =>
      views(({ about }) => about.personId === personId).map(({ document, view }) => ({
        ...view,
        version: document.version,
        published: !document.pending,
      })),

    untold: async (partner) =>
      opened()
        .filter(({ document, view }) => view.partner === partner && document.published === 0)
        .map(({ document, view }) => untoldView(view, document.events as never)),

    drop: async (partner, subject) => {
      const id = viewId(partner, subject);
      return documents.get(id)?.published === 0 && documents.delete(id);
    },

    counts: async () => {
      const types = [...documents.values()].flatMap(({ events }) => events.map(({ type }) => type));
      return types.reduce<Record<string, number>>(
        (sums, type) => ({ ...sums, [type]: (sums[type] ?? 0) + 1 }),
        {},
      );
    },
  };
};
