/** Acting on a case of either kind as a sample user: wait until the action is offered, take it, wait for the stage that follows. */
import type { Answer } from '../lib/api-client.ts';
import type { Stage } from './stage.ts';

export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly about: string | null;
  readonly dueAt: string | null;
}

export interface OnItem {
  readonly itemId?: string | undefined;
  readonly itemVersion?: number | undefined;
}

interface Offered extends OnItem {
  readonly action: string;
}

/** Where a case is read; its id says which kind it is. */
const pathOf = (caseId: string): string =>
  caseId.startsWith('commitment') ? `/commitment-cases/${caseId}` : `/repair-cases/${caseId}`;

export const read = (stage: Stage, username: string, caseId: string): Promise<Answer> =>
  stage.as(username).get(pathOf(caseId));

/** Waits until the person may take the action, and returns the item it belongs to; `about` tells two of a kind apart. */
export const offered = (
  stage: Stage,
  username: string,
  caseId: string,
  action: string,
  about?: string,
): Promise<OnItem> =>
  stage.wait(`等待可以${action}`, async () => {
    const { status, body } = await read(stage, username, caseId);
    if (status !== 200) return undefined;
    const concerns = (itemId?: string) =>
      about === undefined || (body.items as Item[]).some((item) => item.id === itemId && item.about === about);
    const found = (body.availableActions as Offered[]).find((one) => one.action === action && concerns(one.itemId));
    return found && { itemId: found.itemId, itemVersion: found.itemVersion };
  });

/** Takes the action, named as in its address. */
export const act = (stage: Stage, username: string, caseId: string, path: string, body: object): Promise<Answer> =>
  stage.as(username).post(`${pathOf(caseId)}/${path}`, body);

/** Waits until the case stands in the stage, and returns it as the person sees it. */
export const untilStage = async (
  stage: Stage,
  username: string,
  caseId: string,
  name: string,
): Promise<Answer['body']> => {
  const body = await stage.wait(`等待进入 ${name}`, async () => {
    const answer = await read(stage, username, caseId);
    return answer.body.stage === name ? answer.body : undefined;
  });
  stage.expect(`事项现为“${body.stageLabel}”`, true);
  return body;
};
