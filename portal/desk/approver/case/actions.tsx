import { App, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api.ts';
import { Nothing } from '../../shell/states.tsx';
import type { About } from '../action/about.ts';
import { ActionForm, type Offer } from '../action/action-form.tsx';

interface Item {
  readonly id: string;
  readonly kindLabel: string;
}

interface Props {
  readonly offers: readonly Offer[];
  readonly items: readonly Item[];
  /** What the chosen action's form has to know. */
  readonly aboutOf: (offer: Offer) => About;
}

const handling = ['claimWorkItem', 'releaseWorkItem'];

/** What the person may do with the case now, as the API offers it; the form of the chosen action takes the place of the buttons. */
export const Actions = ({ offers, items, aboutOf }: Props) => {
  const [chosen, setChosen] = useState<Offer | null>(null);
  const offered = offers.filter(({ action }) => !handling.includes(action));
  // An action that is no longer offered was done by somebody else, or by oneself a moment ago.
  const current = chosen && offered.find((offer) => offer.action === chosen.action && offer.itemId === chosen.itemId);
  return (
    <Card title="办理" className="case-actions">
      <Handling offers={offers} items={items} aboutOf={aboutOf} />
      {current ? (
        <ActionForm
          key={`${current.action}${current.itemId ?? ''}`}
          offer={current}
          about={aboutOf(current)}
          onDone={() => setChosen(null)}
          onCancel={() => setChosen(null)}
        />
      ) : offered.length === 0 ? (
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

/** Claiming and giving back, item by item. */
const Handling = ({ offers, items, aboutOf }: Props) => {
  const { message } = App.useApp();
  const claim = useCommand('claimWorkItem');
  const release = useCommand('releaseWorkItem');
  const shown = offers.filter(({ action }) => handling.includes(action));
  if (shown.length === 0) return null;
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }}>
      {shown.map((offer) => {
        const { itemId = '', itemVersion = 0 } = offer;
        const command = offer.action === 'claimWorkItem' ? claim : release;
        const kind = items.find((item) => item.id === itemId)?.kindLabel ?? '';
        return (
          <Button
            key={`${offer.action}${itemId}`}
            size="small"
            loading={command.isPending}
            onClick={() =>
              command.mutate(
                { params: { caseId: aboutOf(offer).caseId, itemId }, body: { itemVersion } },
                { onError: (error) => message.error(error.message), onSuccess: () => message.success('已完成') },
              )
            }
          >
            {offer.label}（{kind}）
          </Button>
        );
      })}
    </Flex>
  );
};
