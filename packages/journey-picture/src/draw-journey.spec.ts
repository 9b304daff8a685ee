import { describe, expect, it } from 'vitest';
import { drawJourney } from './draw-journey.ts';
import { layOut } from './lay-out.ts';
import { type StepAsTold, stepsAsTold } from './steps-as-told.ts';
import { moved, offered, planned } from './testing/told.ts';

const steps = stepsAsTold(
  [
    moved(5, 'english', 'open', 'journey-opened'),
    offered(5, 'english', 'H7K-4QD', 'declined'),
    moved(5, 'work', 'waiting', 'waits-for-fact'),
  ],
  planned,
);
const picture = drawJourney(steps, 'English first, then work');

describe('the picture of a journey', () => {
  it('is an SVG that stands alone: no script, nothing to fetch', () => {
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /<script|href|https?:|@import|url\((?!#)/,
    );
  });

  it('says each state in words, for those who see no colours', () =>
    expect(picture).toMatch(/Under way, 2026-01-05[\s\S]*Waits, 2026-01-05[\s\S]*Nothing said/));

  it('says all of it once more to screen readers', () => {
    const description = /<desc[^>]*>(.*)<\/desc>/.exec(picture)?.[1];
    expect(description).toContain('English classes: Under way since 2026-01-05 (The journey opened).');
    expect(description).toContain('Referral H7K-4QD to bayside: The agency or the person said no.');
  });

  it('draws an arrow for each step that waits for another', () =>
    expect(picture.match(/marker-end/g)).toHaveLength(2));

  it('lets nothing that an agency wrote become markup', () => {
    const told = [offered(5, 'english', 'H7K-4QD', 'offered', '<script>"&')];
    expect(drawJourney(stepsAsTold(told), '<b>')).not.toMatch(/<script>|<b>/);
    expect(drawJourney(stepsAsTold(told), 'x')).toContain('&lt;script&gt;&quot;&amp;');
  });

  it('is the same for the same journey', () =>
    expect(drawJourney(steps, 'English first, then work')).toBe(picture));
});

describe('where things stand', () => {
  const { boxes, width, height, besideFrom } = layOut(steps);
  const belowTheWay = besideFrom ?? Number.NaN;
  const boxOf = (id: string) => boxes.find(({ step }) => step.id === id) ?? expect.unreachable(id);

  it('the way goes from left to right', () => expect(boxOf('work').x).toBeGreaterThan(boxOf('english').x));

  it('what goes beside it stands below', () => expect(boxOf('child-care').y).toBeGreaterThan(belowTheWay));

  it('everything has room, and nothing lies on anything else', () => {
    const many = Array.from(
      { length: 9 },
      (_, number): StepAsTold => ({
        ...(steps[1] as StepAsTold),
        id: `step-${number}`,
        beside: number % 2 === 0,
        waitsFor: number % 3 === 0 ? [] : [`step-${number - 2}`],
      }),
    );
    const laid = layOut(many);
    for (const [at, one] of laid.boxes.entries()) {
      expect(one.y + one.height).toBeLessThan(laid.height);
      for (const other of laid.boxes.slice(at + 1))
        expect(one.x !== other.x || one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(
          true,
        );
    }
    expect(width * height).toBeGreaterThan(0);
  });

  it('steps that wait for each other do not hang it', () => {
    const [one] = steps;
    const circle = ['a', 'b'].map((id) => ({
      ...(one as StepAsTold),
      id,
      beside: false,
      waitsFor: ['a', 'b'],
    }));
    expect(layOut(circle).boxes).toHaveLength(2);
  });
});
