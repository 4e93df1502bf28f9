/** Matters and commitment cases of tests: one matter that can be varied, and a case that can be played from its application to any stage. */
import type { ApplyForMatter, CommitmentCommand } from '#domain/commitment/commands.ts';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import type { CreditStanding } from '#domain/commitment/credit-standing.ts';
import type { CommitmentEvent } from '#domain/commitment/events.ts';
import type { CommitmentItemKind } from '#domain/commitment/stages.ts';
import type { CommitmentCaseState, MatterFinding } from '#domain/commitment/state.ts';
import type { Context } from '#domain/kernel/aggregate.ts';
import type { MatterContent } from '#domain/matter/content.ts';
import { matterTexts } from '#domain/matter/texts.ts';
import { CasePlay, type OnItem } from './case-play.ts';
import { sha256 } from './context.ts';
import { clerk, market } from './world.ts';

const given = { basis: '测试设定', status: 'assumed' } as const;

/** A food licence on commitment: one document replaced, one required, verified by a person within ten working days. */
export const matterContent = (more: Partial<MatterContent> = {}): MatterContent => ({
  regionId: 'huainan',
  unitId: market,
  unitName: '淮南市市场监督管理局',
  name: '小餐饮经营许可',
  description: '小餐饮经营者取得经营许可。',
  kind: 'businessLicenseMatter',
  commitmentType: 'approvalSubstitution',
  legalBasis: ['《中华人民共和国食品安全法》第三十五条'],
  conditions: [
    { id: 'premises', text: '经营场所与污染源距离25米以上', mandatory: true },
    { id: 'manager', text: '配备食品安全管理人员', mandatory: false },
  ],
  substitutedMaterials: [{ id: 'layout', name: '场所布局图' }],
  requiredMaterials: [{ id: 'form', name: '申请书' }],
  deferredMaterials: [],
  noticeText: '请如实承诺。',
  letterText: '本单位自愿承诺。',
  legalConsequences: '承诺不实的，撤销许可并记入信用记录。',
  serviceGuide: '政务服务网“小餐饮经营许可”',
  contact: '淮南市政务服务中心市场监管窗口',
  supervisionChannel: '12345',
  decidedOnTheSpot: false,
  disclosureScope: 'public',
  representativeAllowed: true,
  verification: { method: 'onSite', standard: '核对场所和人员', term: { workingDays: 10, ...given } },
  rectification: { workingDays: 5, ...given },
  excluded: null,
  validMonths: 36,
  ...more,
});

/** Two documents may follow, each within its own term. */
export const withDeferred = (more: Partial<MatterContent> = {}): MatterContent =>
  matterContent({
    commitmentType: 'deferredMaterials',
    deferredMaterials: [
      { id: 'health', name: '健康证明', term: { workingDays: 5, ...given } },
      { id: 'water', name: '水质报告', term: { workingDays: 10, ...given } },
    ],
    ...more,
  });

const subject = {
  subjectId: 'subject-1',
  name: '淮南市舜珩餐饮有限公司',
  code: '91000000MA0000000X',
  kind: 'legalPerson',
} as const;

export const applyCommand = (content = matterContent(), more: Partial<ApplyForMatter> = {}): ApplyForMatter => {
  const who = more.subject ?? subject;
  const { noticeHash, letterHash } = matterTexts(content, who, { matterId: 'matter-1', version: 2 }, sha256.hex);
  return {
    type: 'applyForMatter',
    caseId: 'case-1',
    procedure: 'commitment',
    subject: who,
    matter: { matterId: 'matter-1', version: 2, current: { version: 2, content } },
    answers: content.conditions.map(({ id }) => ({ conditionId: id, met: true })),
    materials: content.requiredMaterials.map(({ id }) => ({
      documentId: `document-${id}`,
      materialId: id,
      sha256: 'a'.repeat(64),
    })),
    deferredMaterialIds: content.deferredMaterials.map(({ id }) => id),
    signature: { noticeHash, letterHash, typedName: who.name },
    authority: { scope: 'commitment', from: '2026-01-01', to: null },
    ...more,
  };
};

/** Everything is brought and nothing is promised. */
export const ordinarily = (content = matterContent(), more: Partial<ApplyForMatter> = {}): ApplyForMatter =>
  applyCommand(content, {
    procedure: 'ordinary',
    answers: [],
    deferredMaterialIds: [],
    signature: null,
    authority: null,
    materials: [...content.requiredMaterials, ...content.substitutedMaterials, ...content.deferredMaterials].map(
      ({ id }) => ({ documentId: `document-${id}`, materialId: id, sha256: 'a'.repeat(64) }),
    ),
    ...more,
  });

export const goodStanding: CreditStanding = { records: [], bars: [] };

const onSite = { inspectedOn: '2026-10-12', inspectors: ['unit-hn-market-verifier'], place: '经营场所' };
const broken = { breachKind: 'notKept', finding: '未配备管理人员', unkept: '配备食品安全管理人员' } as const;

export class CommitmentPlay extends CasePlay<
  CommitmentCaseState,
  CommitmentCommand,
  CommitmentEvent,
  CommitmentItemKind
> {
  constructor(opening: ApplyForMatter = applyCommand(), more: Partial<Context> = {}) {
    super(commitmentCase, opening, clerk, more);
  }

  /** The machine enters the stage the case is in. */
  enters(more: { standing?: CreditStanding; findings?: readonly MatterFinding[] } = {}): this {
    return this.entersWith({ standing: goodStanding, ...more });
  }

  /** Whatever the machine does without a person, until somebody has to act or the case has ended. */
  runs(more: { standing?: CreditStanding; findings?: readonly MatterFinding[] } = {}): this {
    for (let stage: string = ''; stage !== this.state.stage && this.state.endedAt === null; ) {
      stage = this.state.stage;
      this.enters(more);
    }
    return this;
  }

  reviewing(): this {
    return this.runs();
  }

  grants(by = this.officer('approver')): this {
    const decision = { type: 'grantMatter', decisionNumber: '淮市监许〔2026〕9号', reason: '符合条件' } as const;
    return this.on('review', decision, by).runs();
  }

  /** Granted, and now waiting for what was promised: documents or verification. */
  promised(): this {
    this.runs();
    return this.state.stage === 'reviewing' ? this.grants() : this;
  }

  submitsDeferred(materialId: string): this {
    const evidence = [{ documentId: `document-${materialId}`, sha256: 'b'.repeat(64) }];
    return this.on(
      'submitDeferredMaterial',
      {
        type: 'submitDeferredMaterial',
        documentIds: [`document-${materialId}`],
        evidence,
      } as OnItem<CommitmentCommand>,
      clerk,
      { about: materialId },
    );
  }

  verifies(outcome: 'kept' | 'breached' = 'kept', by = this.officer('verifier')): this {
    const result =
      outcome === 'kept'
        ? { outcome, finding: '与承诺一致', documentIds: [] }
        : { outcome, ...broken, documentIds: [] };
    return this.on('verifyCommitment', { type: 'recordVerification', result, onSite }, by);
  }

  reportsBreach(by = this.officer('verifier'), more: object = {}): this {
    return this.does({ type: 'reportBreach', ...broken, documentIds: [], ...more } as CommitmentCommand, by);
  }

  ordersRectification(by = this.officer('approver')): this {
    return this.on('decideBreach', { type: 'orderRectification', requirement: '限期配备管理人员' }, by).runs();
  }

  rectifies(): this {
    return this.on(
      'submitRectification',
      { type: 'submitRectification', statement: '已配备', documentIds: [] },
      clerk,
    ).runs();
  }

  revokes(by = this.officer('approver')): this {
    return this.on(
      'decideBreach',
      {
        type: 'revokeDecision',
        decisionNumber: '淮市监撤〔2026〕3号',
        reason: '未履行承诺',
        severity: 'general',
        performance: 'partial',
        accountability: '撤销许可',
      },
      by,
    );
  }

  dismisses(by = this.officer('approver')): this {
    return this.on('decideBreach', { type: 'dismissBreach', reason: '查无实据' }, by);
  }

  /** The due sweep at this moment. */
  sweeps(): this {
    return this.does({ type: 'raiseDueEvents', escalateTo: {} });
  }
}
