/** Numbers of the rules as people read them, with how well each is established. */
import { unitWords } from '#domain/rules/units.ts';
import type { AnswerOf } from '../../api/operations.ts';

export type RuleFigure = AnswerOf<'readPublicRules'>['fee'];
type Status = RuleFigure['status'];

/** 3个月 · 尚未查明 */
const figureText = ({ value, unit }: RuleFigure): string =>
  value === null ? '尚未查明' : `${value}${unit === null ? '' : unitWords[unit]}`;

export const feeText = (fee: RuleFigure): string => {
  if (fee.value === null) return '收费规定尚未查明，请向办理单位咨询。';
  return fee.value === 0 ? '申请信用修复不收取任何费用。' : `申请信用修复收费${figureText(fee)}。`;
};

/** Whoever reads a number must see that it is not from the text itself. */
export const Mark = ({ status }: { readonly status: Status }) =>
  status === 'confirmed' ? null : <span className="mark">{status === 'assumed' ? '推定' : '未查明'}</span>;

export const Figure = ({ of }: { readonly of: RuleFigure }) => (
  <>
    {of.value !== null && <span className="figure">{figureText(of)}</span>}
    <Mark status={of.status} />
  </>
);

/** Notes name entries of the list of assumptions and questions, which mean nothing here. */
const withoutNumbers = (note: string): string => note.replaceAll(/[（(](?:ASM|OQ)-\d+[）)]/g, '');

/** Where a number comes from and what else is to be known of it. */
export const sourceText = ({ basis, note }: Pick<RuleFigure, 'basis' | 'note'>): string =>
  [basis ?? '', withoutNumbers(note)].filter((part) => part !== '').join('。');

export const MarkLegend = () => (
  <p className="source">
    标有
    <Mark status="assumed" />
    的数字尚未见正式条文，标有
    <Mark status="unknown" />
    的还没有可靠来源，系统不作推算；都以办理单位的答复为准。
  </p>
);
