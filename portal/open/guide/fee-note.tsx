/** What a repair costs, from the rules. It takes its room before it is known, so that nothing jumps. */
import { useRules } from '../rules.ts';
import { feeText } from './figure.tsx';

export const FeeNote = () => {
  const { outcome } = useRules();
  return <p className="fee">{outcome !== undefined && 'answer' in outcome ? feeText(outcome.answer.fee) : '\u00a0'}</p>;
};
