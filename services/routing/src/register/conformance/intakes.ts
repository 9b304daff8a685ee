import { expect, it } from 'vitest';
import { needs, type Open, screening } from './opened.ts';

/** Needs and screening of an intake, until it is forgotten. */
export const intakesConformance = (open: Open): void => {
  it('puts needs and screening together, in either order', async () => {
    const { register } = await open();
    await register.intakes.keepScreening('intake-1', screening(1));
    await register.intakes.keepNeeds(needs);
    expect(await register.intakes.of('intake-1')).toEqual({ needs, screening: screening(1) });
  });

  it('loses neither when both come at the same moment', async () => {
    const { intakes } = (await open()).register;
    const names = Array.from({ length: 25 }, (_, number) => `intake-${number}`);
    await Promise.all(
      names.flatMap((intakeId) => [
        intakes.keepNeeds({ ...needs, intakeId }),
        intakes.keepScreening(intakeId, screening(1)),
      ]),
    );
    const kept = await Promise.all(names.map((intakeId) => intakes.of(intakeId)));
    expect(kept.filter((noted) => noted.needs && noted.screening).length).toBe(names.length);
  });

  it('keeps the screening of the newest facts', async () => {
    const { intakes } = (await open()).register;
    for (const sequence of [2, 1, 3, 2]) await intakes.keepScreening('intake-1', screening(sequence));
    expect((await intakes.of('intake-1')).screening).toEqual(screening(3));
  });

  it('knows nothing of an intake it never saw', async () =>
    expect(await (await open()).register.intakes.of('intake-1')).toEqual({}));

  it('keeps of an intake it forgot that it did, and nothing that comes late', async () => {
    const { intakes } = (await open()).register;
    await intakes.keepNeeds(needs);
    await intakes.forget('intake-1');
    await intakes.forget('intake-1');
    await intakes.keepNeeds(needs);
    await intakes.keepScreening('intake-1', screening(1));
    expect(await intakes.of('intake-1')).toEqual({ forgotten: true });
  });

  it('forgets also what it never saw', async () => {
    const { intakes } = (await open()).register;
    await intakes.forget('intake-1');
    await intakes.keepScreening('intake-1', screening(1));
    expect(await intakes.of('intake-1')).toEqual({ forgotten: true });
  });
};
