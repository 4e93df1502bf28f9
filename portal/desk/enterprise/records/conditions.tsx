/** Why a record can or cannot be repaired: every condition with its basis, what was assumed and what is not settled. */
import type { RepairRecord } from '../words.ts';
import { inWords, statusWords } from '../words.ts';

type Explanation = NonNullable<RepairRecord['explanation']>;
type Condition = Explanation['conditions'][number];

/** The letter is signed with the filing, so before it there is nothing wrong. */
const signOf = ({ code, met }: Condition): readonly [sign: string, words: string] => {
  if (met === true) return ['✓', '满足'];
  if (met === null) return ['?', '需由认定单位确认'];
  return code === 'commitmentMissing' ? ['→', '申请时办理'] : ['✕', '尚不满足'];
};

export const Conditions = ({ explanation }: { readonly explanation: Explanation }) => (
  <div className="ent-conditions">
    <ul>
      {explanation.conditions.map((condition) => {
        const [sign, words] = signOf(condition);
        return (
          <li key={`${condition.ruleSetId}${condition.code}`}>
            <span className="ent-sign" aria-hidden>
              {sign}
            </span>
            <div>
              <strong>{condition.title}</strong>：{words}
              <div>{inWords(condition.advice)}</div>
              <small>
                依据：{condition.basis}（{statusWords[condition.status]}）
              </small>
            </div>
          </li>
        );
      })}
    </ul>
    <Notes title="计算时采用的推定" notes={explanation.assumptions.map(({ id, statement }) => [id, statement])} />
    <Notes title="规则尚未明确的问题" notes={explanation.openQuestions.map(({ id, question }) => [id, question])} />
  </div>
);

const Notes = ({
  title,
  notes,
}: {
  readonly title: string;
  readonly notes: readonly (readonly [id: string, text: string])[];
}) =>
  notes.length > 0 && (
    <details>
      <summary>
        {title}（{notes.length}项）
      </summary>
      <ol>
        {notes.map(([id, text]) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
    </details>
  );
