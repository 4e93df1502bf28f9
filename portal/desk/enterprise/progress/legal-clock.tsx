import { ClockCircleOutlined } from '@ant-design/icons';
import type { TimeLimit } from '../words.ts';
import { derivationOf, limitSentence } from './clock.ts';

interface Props {
  readonly limit: TimeLimit;
  readonly stage: string;
  readonly who: string;
}

/** The legal clock as a sentence, its derivation on demand. */
export const LegalClock = ({ limit, stage, who }: Props) => (
  <div className="ent-clock" data-late={(limit.remainingWorkingDays ?? 0) < 0 || undefined}>
    <ClockCircleOutlined aria-hidden />
    <div>
      <strong>
        {who}
        {limitSentence(limit, stage)}
      </strong>
      <details>
        <summary>期限怎么算</summary>
        <ul>
          {derivationOf(limit).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </div>
  </div>
);
