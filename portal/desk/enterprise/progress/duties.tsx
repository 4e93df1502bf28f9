/** What the applicant has to do now in a repair case: exactly what the API offers them. */
import type { RepairCase } from '../words.ts';
import { StepForm, wayOf } from './step-form.tsx';
import { SupplementForm } from './supplement-form.tsx';

export interface Duty {
  readonly of: RepairCase;
  /** The work item the action belongs to, as it was seen. */
  readonly offer: { readonly itemId: string; readonly itemVersion: number };
}

const offersOf = (of: RepairCase, action: string): Duty['offer'][] =>
  of.availableActions.flatMap((offer) =>
    offer.action === action && offer.itemId !== undefined && offer.itemVersion !== undefined
      ? [{ itemId: offer.itemId, itemVersion: offer.itemVersion }]
      : [],
  );

export const Duties = ({ of }: { readonly of: RepairCase }) => {
  const { supplement } = of;
  const steps = offersOf(of, 'submitStep').flatMap((offer) => {
    const about = of.items.find(({ id }) => id === offer.itemId)?.about;
    const step = of.steps.find(({ id }) => id === about);
    return step === undefined ? [] : [{ offer, step }];
  });
  return (
    <>
      {supplement !== null &&
        offersOf(of, 'submitSupplement').map((offer) => (
          <section key={offer.itemId} className="ent-card ent-duty">
            <h2>请您补正材料</h2>
            <SupplementForm of={{ ...of, supplement }} offer={offer} />
          </section>
        ))}
      {steps.map(({ offer, step }) => (
        <section key={offer.itemId} className="ent-card ent-duty">
          <h2>请您提交{wayOf(step)}证书</h2>
          <StepForm of={of} offer={offer} step={step} />
        </section>
      ))}
    </>
  );
};
