import { describe, it } from 'vitest';
import { given } from '../../tests/support/given.ts';
import { businessClock } from './business-clock.ts';

const moved = (offsetSeconds: number) => ({
  type: 'BusinessClockMoved' as const,
  data: { offsetSeconds, reason: '演示' },
});
const move = (offsetSeconds: number) => ({ type: 'moveClock' as const, offsetSeconds, reason: '演示' });

describe('the business clock', () => {
  it('is set anywhere the first time, since nothing has happened yet', () => {
    given(businessClock).when(move(-86_400)).thenEvents(moved(-86_400));
  });

  it('then goes forward only', () => {
    const set = given(businessClock, moved(-86_400));
    set.when(move(3600)).thenEvents(moved(3600));
    set.when(move(-86_400)).thenNothing();
    set.when(move(-86_401)).thenRefused('clockForwardOnly');
    given(businessClock, moved(-86_400), moved(3600)).when(move(0)).thenRefused('clockForwardOnly');
  });
});
