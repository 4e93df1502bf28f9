/** Keeping the catalogue of matters (事项目录). Served by `functions/api/matters`. */
import { matters } from '#domain/access/policy.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  matterInconsistent,
  matterNotFound,
  matterUnitUnknown,
  matterWithdrawn,
  staleVersion,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { MatterContent } from '#domain/matter/content.ts';
import { under } from './contract.ts';
import { MatterId, noticeHash, version } from './matter-catalogue.ts';
import { Instant } from './shared.ts';

const { commands } = under(matters);

/** As an administrator writes it: the unit is called what the directory calls it. */
const Draft = z.strictObject(() => z.omit(MatterContent, { unitName: true }).shape);
export type MatterDraft = z.infer<typeof Draft>;

const draft: MatterDraft = {
  regionId: 'huainan',
  unitId: 'unit-hn-market',
  name: '食品经营许可（小餐饮）',
  description: '小餐饮经营者取得食品经营许可。',
  kind: 'businessLicenseMatter',
  commitmentType: 'approvalSubstitution',
  legalBasis: ['《中华人民共和国食品安全法》'],
  conditions: [{ id: 'premises', text: '经营场所与所申请的食品品种、数量相适应', mandatory: true }],
  substitutedMaterials: [{ id: 'layout', name: '经营场所布局图' }],
  requiredMaterials: [{ id: 'form', name: '食品经营许可申请书' }],
  deferredMaterials: [],
  noticeText: null,
  letterText: null,
  legalConsequences: '承诺不实的，撤销许可并依法处理，记入信用记录。',
  serviceGuide: '政务服务网“食品经营许可”',
  contact: '市政务服务中心市场监管窗口',
  supervisionChannel: '12345政务服务便民热线',
  decidedOnTheSpot: true,
  disclosureScope: 'public',
  representativeAllowed: true,
  verification: {
    method: 'onSite',
    standard: '现场核对经营场所、设施和人员',
    term: { workingDays: 30, basis: '样例设定', status: 'assumed' },
  },
  rectification: { workingDays: 10, basis: '样例设定', status: 'assumed' },
  excluded: null,
  validMonths: null,
};

export const publishMatter = commands({
  operationId: 'publishMatter',
  path: '/matters/{matterId}/publish',
  summary: '发布事项的下一个版本',
  description:
    'replaces 写明所替换的版本（新事项为0），已有更新的版本时拒绝，以免互相覆盖。内容与现行版本相同的不产生新版本。在办的事项不受影响，仍按申请时的版本办理。',
  params: z.strictObject({ matterId: MatterId }),
  body: z.strictObject(() => ({
    replaces: z.int().check(z.nonnegative()),
    content: Draft.check(z.meta({ id: 'MatterDraft', description: '事项内容，单位名称由系统登记的为准' })),
  })),
  answer: z.object({ matterId: MatterId, version, noticeHash }),
  problems: { matterInconsistent, matterUnitUnknown, staleVersion },
  example: { params: { matterId: 'hn-food-licence' }, body: { replaces: 0, content: draft } },
});

export const withdrawMatter = commands({
  operationId: 'withdrawMatter',
  path: '/matters/{matterId}/withdraw',
  summary: '停止办理事项',
  description: 'version 写明现行版本。停止后不能再申请，在办的事项不受影响；以后可以发布新的版本。理由向社会公开。',
  params: z.strictObject({ matterId: MatterId }),
  body: z.strictObject(() => ({ version, reason: plainText(500) })),
  answer: z.object({ matterId: MatterId, version, withdrawnAt: Instant }),
  problems: { matterNotFound, matterWithdrawn, staleVersion },
  example: { params: { matterId: 'hn-food-licence' }, body: { version: 1, reason: '设定依据已经修改' } },
});
