import { describe, expect, it } from 'vitest';
import { drawJourney } from './draw-journey.ts';
import { standing } from './standing.ts';
import { type StepAsTold, stepsAsTold, type Told } from './steps-as-told.ts';
import { moved, planned, reported } from './testing/told.ts';

const after = (...told: Told[]): readonly StepAsTold[] => stepsAsTold(told, planned);

describe('how a journey stands, in a few lines', () => {
  it('says what is under way, and whose turn it is', () =>
    expect(
      standing(
        after(
          moved(5, 'english', 'open', 'journey-opened'),
          moved(5, 'child-care', 'waiting', 'waits-for-choice'),
          moved(5, 'work', 'waiting', 'waits-for-fact'),
        ),
      ),
    ).toEqual(['Under way: English classes', 'Your turn: Child care – A choice of the person is awaited']));

  it('says where somebody is enrolled at once', () =>
    expect(
      standing(
        after(
          moved(5, 'english', 'open', 'enrolled'),
          reported(5, 'english', 'enrolled'),
          moved(6, 'child-care', 'done', 'enrolled'),
          reported(6, 'child-care', 'enrolled'),
        ),
      ),
    ).toContain('Enrolled at once: Child care · English classes'));

  it('says nothing where nothing was told', () => expect(standing(after())).toEqual([]));

  it('stands above the picture, and for screen readers before it', () => {
    const picture = drawJourney(after(moved(5, 'english', 'open', 'journey-opened')), 'English');
    expect(picture).toMatch(/<desc[^>]*>Under way: English classes\. /);
    expect(picture).toMatch(/class="small">Under way: English classes</);
  });
});
