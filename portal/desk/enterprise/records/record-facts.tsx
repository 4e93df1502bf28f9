/** What a record is about and how it stands, in a few lines. */
import { dateText, moneyText } from '../../../shown/dates.ts';
import { severityWords } from '../../../shown/words.ts';
import { Mark, type Tone } from '../../shell/mark.tsx';
import type { RepairRecord } from '../words.ts';
import { type Standing, standingOf } from './standing.ts';

const left = (days: number | null): string => (days !== null && days > 0 ? `（还有${days}天）` : '');

const standingWords = (standing: Standing, record: RepairRecord): readonly [Tone, string] => {
  switch (standing.kind) {
    case 'ready':
      return ['good', '现在可以申请'];
    case 'needsProof':
      return ['near', '可以申请，须提交纠正证明'];
    case 'asksPerson':
      return ['near', '可以申请，由认定单位确认条件'];
    case 'notYet':
      return standing.from === null
        ? ['plain', '暂不可申请']
        : ['plain', `${dateText(standing.from)}起可以申请${left(record.daysUntilFiling)}`];
    case 'inCase':
      return ['current', '正在办理修复'];
    case 'repaired':
      return ['good', '已修复'];
  }
};

export const StandingMark = ({ record }: { readonly record: RepairRecord }) => {
  const [tone, words] = standingWords(standingOf(record), record);
  return <Mark tone={tone}>{words}</Mark>;
};

const stopWords = ({ autoStopOn, maxPeriodEndsOn, publication }: RepairRecord): string => {
  if (publication?.state !== 'published') return '未在公示';
  if (autoStopOn !== null) return `${dateText(autoStopOn)}自动停止公示`;
  return maxPeriodEndsOn === null ? '停止公示的日期尚不能确定' : `最长公示至${dateText(maxPeriodEndsOn)}`;
};

export const RecordFacts = ({ record }: { readonly record: RepairRecord }) => (
  <dl className="ent-facts">
    <dt>违法事实</dt>
    <dd>{record.violation}</dd>
    <dt>认定单位</dt>
    <dd>{record.unit.name}</dd>
    <dt>认定日期</dt>
    <dd>{dateText(record.determinedOn)}</dd>
    <dt>失信程度</dt>
    <dd>
      {record.severity === null ? '未定，由认定单位确定' : severityWords[record.severity]}
      {record.severityStandard !== null && <small>（{record.severityStandard}）</small>}
    </dd>
    {record.fineCents + record.confiscatedCents > 0 && (
      <>
        <dt>罚没金额</dt>
        <dd>{moneyText(record.fineCents + record.confiscatedCents)}</dd>
      </>
    )}
    <dt>公示</dt>
    <dd>{stopWords(record)}</dd>
  </dl>
);
