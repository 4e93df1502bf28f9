/** Sample enterprises for a run of a story: a broken promise bars its subject for good, so runs look for those that are still free. */
import { Trouble } from '../lib/say.ts';
import { benchEnterprises } from '../sample/world.ts';
import { preview } from './matter-application.ts';
import type { Stage } from './stage.ts';

/** Represents all of them. */
export const clerk = 'clerk-bench';

export interface Chosen {
  readonly subjectId: string;
  readonly name: string;
  readonly code: string;
}

/** The enterprises the clerk represents, in the order of the sample. */
export const enterprises = async (stage: Stage): Promise<readonly Chosen[]> => {
  const { entries: subjects } = await stage.done('读取我代表的主体', stage.as(clerk).get('/subjects'));
  const idOf = (uscc: string) => subjects.find((one: { code: string | null }) => one.code === uscc)?.subjectId;
  const found = benchEnterprises.map(({ name, uscc }) => ({ subjectId: idOf(uscc), name, code: uscc }));
  stage.expect(
    `测试经办代表 ${found.length} 家企业`,
    found.every(({ subjectId }) => subjectId !== undefined),
  );
  return found;
};

/** The first `count` of them that may promise and have nothing open; throws with what to do if there are fewer. */
export const choose = async (stage: Stage, matterId: string, count: number): Promise<readonly Chosen[]> => {
  const busy = await withOpenCases(stage);
  const chosen: Chosen[] = [];
  for (const enterprise of await enterprises(stage)) {
    const { eligible, reasons } = await stage.done(
      '查看是否适用',
      preview(stage, clerk, enterprise.subjectId, matterId),
    );
    for (const { text, basis } of reasons) stage.say(`不适用：${text}（依据 ${basis}）`);
    if (eligible && !busy.includes(enterprise.subjectId)) chosen.push(enterprise);
    if (chosen.length === count) return chosen;
  }
  throw new Trouble(
    '测试经办代表的企业都已不适用告知承诺或者有未办结的事项：请先运行 npm run reset 和 npm start，再运行本演示。',
  );
};

/** Subjects of whom an interrupted run left a case behind. */
const withOpenCases = async (stage: Stage): Promise<readonly string[]> => {
  const open: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await stage.done(
      '读取本企业的告知承诺事项',
      stage.as(clerk).get(`/commitment-cases?scope=mine&limit=50${query}`),
    );
    for (const { subjectId, final } of page.entries) if (!final) open.push(subjectId);
    cursor = page.next;
  }
  return open;
};
