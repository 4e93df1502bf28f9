import { effectLabels } from '#domain/delivery/effects.ts';
import { instantText } from '../../../shown/dates.ts';
import { Mark, type Tone } from '../../shell/mark.tsx';
import type { CaseProgress } from '../words.ts';

type Delivery = CaseProgress['platforms'][number];

const stateOf = ({ status, confirmedAt }: Delivery): readonly [Tone, string] => {
  if (confirmedAt !== null) return ['good', `${instantText(confirmedAt)}已回执`];
  if (status === 'sent') return ['current', '已通知，等待回执'];
  return status === 'dead' ? ['near', '通知没有成功，系统管理员正在处理'] : ['current', '正在通知'];
};

/** Which platforms have confirmed what, with the time of their receipts. */
export const Platforms = ({ of }: { readonly of: Pick<CaseProgress, 'platforms' | 'records'> }) => {
  const numberOf = (recordId: string | null): string =>
    of.records.find((record) => record.recordId === recordId)?.decisionNumber ?? '信用修复承诺书';
  const confirmed = of.platforms.filter(({ confirmedAt }) => confirmedAt !== null).length;
  return (
    <section aria-labelledby={`platforms-${of.records[0]?.recordId}`}>
      <h3 id={`platforms-${of.records[0]?.recordId}`}>
        平台回执（{confirmed}/{of.platforms.length}）
      </h3>
      <ul className="ent-rows">
        {of.platforms.map((delivery) => {
          const [tone, words] = stateOf(delivery);
          return (
            <li key={`${delivery.platformId}${delivery.recordId}${delivery.effects.join()}`}>
              <div>
                <strong>{delivery.name}</strong>
                <div>
                  {delivery.effects.map((effect) => effectLabels[effect as keyof typeof effectLabels]).join('、')} ·{' '}
                  {numberOf(delivery.recordId)}
                </div>
              </div>
              <Mark tone={tone}>{words}</Mark>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
