import { App, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../api/operations.ts';
import { useCommand } from '../../api.ts';
import { Nothing } from '../../shell/states.tsx';
import { Assign } from '../../supervisor/assign.tsx';
import type { About } from '../action/about.ts';
import { ActionForm, type Offer } from '../action/action-form.tsx';

type Item = AnswerOf<'readRepairCase'>['items'][number];

interface Props {
  readonly offers: readonly Offer[];
  readonly items: readonly Item[];
  /** What the chosen action's form has to know. */
  readonly aboutOf: (offer: Offer) => About;
}

const handling = ['claimWorkItem', 'releaseWorkItem', 'assignWorkItem', 'urgeWorkItem'];

/** What the person may do with the case now, as the API offers it; the form of the chosen action takes the place of the buttons. */
export const Actions = ({ offers, items, aboutOf }: Props) => {
  const [chosen, setChosen] = useState<Offer | null>(null);
  const offered = offers.filter(({ action }) => !handling.includes(action));
  const still = chosen && offered.find((offer) => offer.action === chosen.action && offer.itemId === chosen.itemId);
  // What is no longer offered was done by somebody else meanwhile; what was typed into its form is still there to be copied.
  const current = still ?? chosen;
  return (
    <Card title="办理" className="case-actions">
      <Handling offers={offers} items={items} aboutOf={aboutOf} />
      {current ? (
        <ActionForm
          key={`${current.action}${current.itemId ?? ''}`}
          offer={current}
          about={aboutOf(current)}
          gone={!still}
          onDone={() => setChosen(null)}
          onCancel={() => setChosen(null)}
        />
      ) : offers.length === 0 ? (
        <Nothing>现在没有您可办的操作。</Nothing>
      ) : (
        <Flex gap={8} wrap>
          {offered.map((offer) => (
            <Button key={`${offer.action}${offer.itemId ?? ''}`} onClick={() => setChosen(offer)}>
              {offer.label}
            </Button>
          ))}
        </Flex>
      )}
    </Card>
  );
};

/** Claiming and giving back, item by item; for whoever supervises, giving to somebody else and urging. */
const Handling = ({ offers, items, aboutOf }: Props) => {
  const { message } = App.useApp();
  const claim = useCommand('claimWorkItem');
  const release = useCommand('releaseWorkItem');
  const urge = useCommand('urgeWorkItem');
  const [assigning, setAssigning] = useState<Item | null>(null);
  const shown = offers.filter(({ action }) => handling.includes(action));
  const told = {
    onError: (error: Error) => void message.error(error.message),
    onSuccess: () => void message.success('已完成'),
  };
  const handle = (offer: Offer, item: Item | undefined): void => {
    const { itemId = '', itemVersion = 0 } = offer;
    const params = { caseId: aboutOf(offer).caseId, itemId };
    if (offer.action === 'assignWorkItem') setAssigning(item ?? null);
    else if (offer.action === 'urgeWorkItem') urge.mutate({ params, body: {} }, told);
    else (offer.action === 'claimWorkItem' ? claim : release).mutate({ params, body: { itemVersion } }, told);
  };
  return (
    <>
      {shown.length > 0 && (
        <Flex gap={8} wrap style={{ marginBottom: 12 }}>
          {shown.map((offer) => {
            const item = items.find(({ id }) => id === offer.itemId);
            return (
              <Button
                key={`${offer.action}${offer.itemId}`}
                size="small"
                loading={claim.isPending || release.isPending || urge.isPending}
                onClick={() => handle(offer, item)}
              >
                {offer.label}（{item?.kindLabel}）
              </Button>
            );
          })}
        </Flex>
      )}
      {assigning && <Assign item={assigning} onDone={() => setAssigning(null)} />}
    </>
  );
};
