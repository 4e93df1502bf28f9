/**
 * Every refusal people or programs can meet, by stable code. The API answers them as RFC 9457 problem documents, the portal shows
 * the same sentences. A code without an entry does not compile. Each stands for itself, so that a function is bundled with those its
 * contracts name.
 */

export interface Problem {
  /** HTTP status at the edge. */
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** What happened, in one short Chinese phrase. */
  readonly title: string;
  /** What to do now, in one Chinese sentence. `{name}` is replaced by the refusal's parameter of that name. */
  readonly advice: string;
}

/** A stable code: the name under which the refusal stands here. */
export type ProblemCode = keyof typeof import('./problems.ts');

/** Refusals by their codes. */
export type Problems = Readonly<Partial<Record<ProblemCode, Problem>>>;

/** A refusal as a value: its code and what the sentence and the client need to know. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, unknown>>;
}

// the door
export const caseNotFound: Problem = {
  status: 404,
  title: '没有找到该事项',
  advice: '请核对编号；如果您刚刚提交，请稍候刷新。',
};
export const actionNotAvailable: Problem = {
  status: 409,
  title: '当前环节不能这样办理',
  advice: '该事项现处于“{stage}”环节，请按页面列出的可办操作办理。',
};
export const itemClosed: Problem = { status: 409, title: '该待办已办结', advice: '请刷新待办列表，办理其他事项。' };
export const itemNotFound: Problem = { status: 404, title: '没有找到该待办', advice: '请刷新待办列表。' };
export const itemClaimedByOther: Problem = {
  status: 409,
  title: '该待办已被他人认领',
  advice: '请办理其他待办，或请认领人退回认领。',
};
export const itemNotAssignable: Problem = {
  status: 409,
  title: '该待办由本人办理',
  advice: '申请人的待办不能改派或者催办，督办人的待办不能改派；请联系本人办理。',
};
export const assigneeNotAllowed: Problem = {
  status: 422,
  title: '不能改派给该人员',
  advice: '该待办须由本单位的{role}办理，且与该案没有利害关系、没有办理过依四眼原则应当分开的环节，请另选人员。',
};
export const urgedToday: Problem = {
  status: 409,
  title: '今天已经催办',
  advice: '同一待办一天催办一次，请明天再催，或者改派他人。',
};
export const itemNotClaimedByYou: Problem = { status: 409, title: '您没有认领该待办', advice: '请先认领再退回。' };
export const staleVersion: Problem = {
  status: 409,
  title: '您看到的内容已过期',
  advice: '该内容在您打开之后已有变化（现为第{current}版），请刷新后再办理。',
};
export const redriveRunning: Problem = {
  status: 409,
  title: '该队列正在移回',
  advice: '请稍候刷新死信数量，移回结束后再试。',
};
export const caseNotStuck: Problem = {
  status: 409,
  title: '该事项没有卡住',
  advice: '流程正在正常等待或者已经恢复，无需处理，请刷新列表。',
};
export const staleGeneration: Problem = {
  status: 409,
  title: '流程已重新启动',
  advice: '这是旧流程的请求，无需处理。',
};
export const tooBusy: Problem = {
  status: 503,
  title: '系统繁忙',
  advice: '请在{retryAfterSeconds}秒后重试，重试不会重复办理。',
};
export const idempotencyKeyReused: Problem = {
  status: 409,
  title: '同一请求编号对应了不同内容',
  advice: '请为新的内容使用新的 Idempotency-Key。',
};

// notification and commitment
export const matterApplicationOpen: Problem = {
  status: 409,
  title: '同一事项已有在办申请',
  advice: '请在“我的承诺”查看该申请；办结或撤回后可以再次申请。',
};
export const matterNotFound: Problem = {
  status: 404,
  title: '没有找到该事项',
  advice: '请查看事项目录，核对事项编号。',
};
export const matterVersionUnknown: Problem = {
  status: 404,
  title: '没有该事项的这个版本',
  advice: '最近发布的是第{last}版，请核对版本。',
};
export const matterUnitUnknown: Problem = {
  status: 422,
  title: '事项所列的单位没有登记',
  advice: '受理单位须是该地区已登记的单位，协助单位须已登记，请核对“{unitId}”。',
};
export const matterInconsistent: Problem = {
  status: 422,
  title: '事项内容前后矛盾',
  advice: '请改正后再发布：{problems}。',
};
export const matterWithdrawn: Problem = {
  status: 409,
  title: '该事项已停止办理',
  advice: '请查看事项目录，选择在办的事项。',
};
export const matterVersionChanged: Problem = {
  status: 409,
  title: '事项的告知内容已更新',
  advice: '现行为第{current}版，请重新阅读告知书和承诺书后再申请。',
};
export const conditionAnswerMissing: Problem = {
  status: 422,
  title: '未逐条承诺',
  advice: '请逐条确认是否符合下列条件：{conditions}。',
};
export const conditionNotMet: Problem = {
  status: 422,
  title: '不符合必须具备的条件',
  advice: '下列条件必须具备才能承诺：{conditions}。具备后再申请，或者选择一般程序。',
};
export const materialMissing: Problem = {
  status: 422,
  title: '材料不齐',
  advice: '请补充下列材料后再提交：{materials}。',
};
export const materialUnknown: Problem = {
  status: 422,
  title: '提交了该事项不需要的材料',
  advice: '请只提交事项目录列明的材料。',
};
export const deferralNotAllowed: Problem = {
  status: 422,
  title: '该材料不能容缺',
  advice: '下列材料须在申请时提交：{materials}；可容缺的材料见事项目录。',
};
export const deferredTermEnded: Problem = {
  status: 409,
  title: '补交期限已过',
  advice: '请联系受理单位说明原因，受理单位延长期限后可以补交。',
};
export const representativeNotAllowed: Problem = {
  status: 403,
  title: '该事项不得代为承诺',
  advice: '请由本人或者法定代表人办理。',
};
export const signatureNotVerified: Problem = {
  status: 422,
  title: '电子签章未通过验证',
  advice: '请确认签章证书有效、属于本主体，并对当前文本重新签章。',
};
export const breachPending: Problem = {
  status: 409,
  title: '违诺正在处理',
  advice: '已有违诺报告等待审批人处理，请待其处理后再办理。',
};
export const breachStepNotAllowed: Problem = {
  status: 409,
  title: '依据规定不能这样处理',
  advice: '请按规定的步骤处理：{basis}。',
};
export const rectificationTermMissing: Problem = {
  status: 422,
  title: '未写明整改期限',
  advice: '该事项没有设定整改期限，请填写整改的工作日数。',
};
export const rectificationTermSet: Problem = {
  status: 422,
  title: '该事项已设定整改期限',
  advice: '请不要另填工作日数，按事项设定的期限办理。',
};
export const inspectionMissing: Problem = {
  status: 422,
  title: '未登记现场检查',
  advice: '请填写检查日期、检查人员和地点。',
};
export const assistanceOutstanding: Problem = {
  status: 409,
  title: '协助核查尚未答复',
  advice: '请待协助单位答复后再登记核查结果。',
};
export const assistanceAlreadyRequested: Problem = {
  status: 409,
  title: '已请求协助核查',
  advice: '请查看协助单位的答复。',
};

// the commitment register
export const commitmentNotFound: Problem = {
  status: 404,
  title: '没有找到该信用承诺',
  advice: '请核对承诺编号；如果您刚刚提交，请稍候刷新。',
};
export const commitmentConflict: Problem = {
  status: 409,
  title: '同一承诺已按不同内容登记',
  advice: '已登记的承诺不能改写；内容有变的，请另行作出承诺。',
};
export const commitmentTermInvalid: Problem = {
  status: 422,
  title: '承诺有效期早于作出日期',
  advice: '请填写不早于{committedOn}的有效期，或者不填有效期。',
};
export const commitmentNotWithdrawable: Problem = {
  status: 409,
  title: '该类承诺不能由承诺人撤回',
  advice: '只有自行作出的主动型、行业自律型承诺可以撤回；办事中作出的承诺请在相应的事项中办理。',
};
export const commitmentEnded: Problem = { status: 409, title: '该承诺已撤回或者已过有效期', advice: '无需再撤回。' };
export const declarationForOrganisations: Problem = {
  status: 422,
  title: '自然人不在此作出承诺',
  advice: '主动型、行业自律型承诺由法人、非法人组织和个体工商户作出。',
};
export const performanceFoundByCase: Problem = {
  status: 409,
  title: '该承诺的履行情况由办理它的事项认定',
  advice: '请在作出该承诺的事项中登记核查结果，系统随后自动记入。',
};
export const performanceSuperseded: Problem = {
  status: 409,
  title: '本单位已有更近的认定',
  advice: '本单位{determinedOn}已作出认定；同日不能改为更轻的结论，请核对后以之后日期的认定更正。',
};
export const performanceOnRecord: Problem = {
  status: 409,
  title: '该承诺已认定履行情况',
  advice: '已认定履行情况的承诺不能撤回，可向承诺受理单位说明情况。',
};

// records and subjects
export const recordNotFound: Problem = {
  status: 404,
  title: '没有找到该失信信息',
  advice: '请核对决定书文号；如仍找不到，请联系认定单位。',
};
export const recordReportConflict: Problem = {
  status: 409,
  title: '同一决定已按不同内容报送',
  advice: '请核对后以更正方式报送，系统不会用后到的内容覆盖先到的内容。',
};
export const recordAlreadyRepaired: Problem = {
  status: 409,
  title: '该失信信息已修复',
  advice: '无需再次申请，可在“我的记录”下载修复决定书。',
};
export const recordNotRepairedByCase: Problem = {
  status: 409,
  title: '该失信信息不是由本案修复',
  advice: '请核对案件编号。',
};
export const recordOfOtherSubject: Problem = {
  status: 403,
  title: '该失信信息不属于本企业',
  advice: '请只选择本企业名下的失信信息；如主体代码有误，请先提出更正。',
};
export const recordInOpenCase: Problem = {
  status: 409,
  title: '该失信信息正在办理修复',
  advice: '请在“我的申请”查看进度，无需重复申请。',
};

// filing
export const notYetEligible: Problem = {
  status: 422,
  title: '有失信信息尚不能申请修复',
  advice: '请按每条信息列出的未满足条件和日期办理，满足后再申请；其余信息可先行申请。',
};
export const commitmentMissing: Problem = {
  status: 422,
  title: '缺少已签署的信用修复承诺书',
  advice: '请阅读承诺书全文并在确认栏完整输入本企业名称后签署。',
};
export const commitmentTextChanged: Problem = {
  status: 409,
  title: '承诺书文本已更新',
  advice: '请重新打开承诺书，阅读现行版本后签署。',
};
export const signatureMismatch: Problem = {
  status: 422,
  title: '签署内容与主体名称不一致',
  advice: '请在确认栏完整输入“{expected}”。',
};
export const duplicateRecord: Problem = {
  status: 422,
  title: '同一失信信息选择了两次',
  advice: '请删除重复的一条后提交。',
};
export const documentNotFound: Problem = {
  status: 422,
  title: '材料未找到或尚未上传完成',
  advice: '请重新上传材料后提交。',
};
export const notRepresenting: Problem = {
  status: 403,
  title: '您没有代表该主体办理的授权',
  advice: '请由法定代表人办理，或先登记有效的授权委托书。',
};
export const authorityMissing: Problem = {
  status: 403,
  title: '您的授权不包括该事项',
  advice: '您的授权不包括“{scope}”，请由法定代表人办理，或者先登记载明该项的授权委托书。',
};
export const subjectsTooMany: Problem = {
  status: 422,
  title: '名称对应的主体过多',
  advice: '请再多输入几个字，或者填写统一社会信用代码。',
};
export const subjectNotFound: Problem = {
  status: 404,
  title: '没有找到该信用主体',
  advice: '请核对统一社会信用代码。',
};

// handling
export const wrongUnit: Problem = {
  status: 403,
  title: '该事项不由您所在单位办理',
  advice: '请由{unitId}的人员办理。',
};
export const wrongRole: Problem = { status: 403, title: '您的岗位不能办理该环节', advice: '该环节由{role}办理。' };
export const fourEyesViolated: Problem = {
  status: 403,
  title: '不得决定自己经办的案件',
  advice: '参与核查、确认或报告虚假材料的人不得对同一案件作出决定，请由本单位其他审批人办理，系统管理员也不能例外。',
};
export const ownCase: Problem = {
  status: 403,
  title: '您与该案有利害关系',
  advice: '您代表该主体，不得办理其案件，请转由他人办理。',
};
export const questionOpen: Problem = {
  status: 409,
  title: '有需由人确认的事项未答复',
  advice: '请先答复：{questions}。系统不会替人选择规则或等级。',
};
export const questionNotFound: Problem = { status: 404, title: '没有找到该待确认事项', advice: '请刷新案件页面。' };
export const answerNotAllowed: Problem = { status: 422, title: '答复不在可选范围', advice: '可选答复为：{allowed}。' };
export const reasonRequired: Problem = {
  status: 422,
  title: '缺少理由',
  advice: '不予受理、不予修复、延期和撤销都必须写明理由。',
};
export const outcomesIncomplete: Problem = {
  status: 422,
  title: '有失信信息没有给出结论',
  advice: '请对每一条待决的失信信息分别作出结论，且不要包含其他信息。',
};
export const supplementAlreadyRequested: Problem = {
  status: 409,
  title: '已经一次性告知过补正内容',
  advice: '补正内容只能一次告知，请就现有材料作出受理或不予受理的决定。',
};
export const supplementIncomplete: Problem = { status: 422, title: '补正内容不齐', advice: '请逐项补正：{missing}。' };
export const limitAlreadyPassed: Problem = {
  status: 409,
  title: '期限已过，不能延期',
  advice: '延期必须在期限届满前告知申请人，请立即作出决定。',
};
export const alreadyExtended: Problem = { status: 409, title: '已经延期一次', advice: '请在延长后的期限内作出决定。' };
export const decisionDateTooEarly: Problem = {
  status: 422,
  title: '修复决定日期早于失信认定日期',
  advice: '请核对修复决定书的日期和所选的失信信息。',
};
export const evidenceDateTooEarly: Problem = {
  status: 422,
  title: '证明日期早于失信认定日期',
  advice: '请提交失信认定之后取得的证明。',
};
export const stepNotFound: Problem = { status: 404, title: '没有找到该修复方式', advice: '请刷新案件页面。' };
export const stepAlreadyConfirmed: Problem = { status: 409, title: '该修复方式已完成', advice: '无需重复提交。' };
export const evidenceDateInFuture: Problem = { status: 422, title: '证明日期晚于今天', advice: '请核对证明上的日期。' };
export const commitmentNotPublished: Problem = {
  status: 409,
  title: '修复承诺尚未公示',
  advice: '请等待公示平台回执；公示回执齐全后方可准予修复。',
};
export const conditionsNotMet: Problem = {
  status: 409,
  title: '修复条件未全部满足',
  advice: '请先核对未满足条件：{unmet}；不满足的不得准予。',
};
export const nothingToWithdraw: Problem = {
  status: 409,
  title: '没有可撤回的内容',
  advice: '已作出决定的失信信息不能撤回。',
};
export const revocationPending: Problem = {
  status: 409,
  title: '已有撤销修复的报告在审查',
  advice: '请等待审批人作出是否撤销的决定后再办理。',
};
export const nothingToRevoke: Problem = {
  status: 409,
  title: '没有可撤销的修复',
  advice: '只有已准予的修复可以撤销。',
};
export const calendarYearLoaded: Problem = {
  status: 409,
  title: '该年度的节假日安排已载入',
  advice: '如国务院办公厅另行发文调整，请在 amendedBy 注明调整通知的名称和网址后再载入。',
};
export const clockForwardOnly: Problem = {
  status: 409,
  title: '业务时钟只能向前',
  advice: '请设置不早于当前业务时间的时刻。',
};
export const transactionTooLarge: Problem = {
  status: 422,
  title: '一次办理的内容过多',
  advice: '请减少本次办理的记录数后重试。',
};

// deliveries and receipts
export const signatureInvalid: Problem = {
  status: 401,
  title: '签名无效',
  advice: '请用本平台当前密钥对“时间.投递编号.报文”原文重新签名后发送。',
};
export const signatureExpired: Problem = {
  status: 401,
  title: '签名时间超出允许范围',
  advice: '请校准系统时钟，用当前时间重新签名后发送。',
};
export const deliveryNotFound: Problem = {
  status: 404,
  title: '没有找到该投递',
  advice: '请核对投递编号，只能回执发给本平台的投递。',
};
export const deliverySuperseded: Problem = {
  status: 409,
  title: '该投递已被新的投递取代',
  advice: '该信息之后已有变化，请查看同一平台的最新投递。',
};
export const receiptMalformed: Problem = {
  status: 400,
  title: '回执格式不正确',
  advice: '请按接口说明提交 deliveryId 与 receipts，且与签名头中的投递编号一致。',
};
export const receiptNotOwed: Problem = {
  status: 422,
  title: '回执的事项不属于该投递',
  advice: '该投递要求回执的效果为：{effects}，请只回执这些效果。',
};
export const receiptNotSent: Problem = {
  status: 409,
  title: '回执的版本从未投递',
  advice: '已投递的最高版本为{sent}，请按收到的投递内容回执。',
};
export const receiptVersionTooLow: Problem = {
  status: 409,
  title: '回执的版本低于已发送的版本',
  advice: '已发送第{version}版，请按最新版本处理后再回执。',
};

// random inspections
export const drawNotFound: Problem = { status: 404, title: '没有找到该抽查', advice: '请核对抽查编号。' };
export const drawAlreadyHeld: Problem = {
  status: 409,
  title: '该抽查已经抽取',
  advice: '一次抽查只能抽取一次；如需再抽，请另行公告。',
};
export const drawTooEarly: Problem = {
  status: 409,
  title: '统计截止时刻未到',
  advice: '抽查对象在公告的统计截止时刻确定，请在该时刻之后抽取。',
};
export const drawSeedMismatch: Problem = {
  status: 422,
  title: '种子与公告的摘要不符',
  advice: '请提交公告摘要时所用的种子，一个字符也不能改变。',
};
export const drawSeedTooShort: Problem = {
  status: 422,
  title: '种子太短',
  advice: '种子至少{minLength}个字符，否则可由摘要试出；请用新的种子另行公告。',
};
export const drawPoolEmpty: Problem = {
  status: 422,
  title: '没有可抽查的事项',
  advice: '该单位在公告的期间内没有已准予且仍有效的事项，请另行公告更长的期间。',
};
export const drawPoolTooLarge: Problem = {
  status: 422,
  title: '抽查对象过多',
  advice: '一次抽查最多{max}件，且抽查对象的资料须能一次查看，请按较短的准予期间分次公告。',
};
export const drawInspectorsTooFew: Problem = {
  status: 422,
  title: '可派的检查人员不足',
  advice: '准予该事项或者代表该主体的人员不得检查，现有{count}件人员不足，请另行公告并增加检查人员。',
};
export const unitNotFound: Problem = { status: 422, title: '没有找到该单位', advice: '请核对单位编号。' };
export const drawInspectorInvalid: Problem = {
  status: 422,
  title: '所列检查人员不是该单位的核查人',
  advice: '检查人员必须是该单位在岗的核查人，请核对名单。',
};

// the edge
export const notFound: Problem = {
  status: 404,
  title: '没有这个地址',
  advice: '请核对接口地址；全部接口见接口说明（openapi.json）。',
};
export const methodNotAllowed: Problem = {
  status: 405,
  title: '该地址不支持这种请求方法',
  advice: '请改用：{allow}。',
};
export const tokenMissing: Problem = {
  status: 401,
  title: '尚未登录',
  advice: '请登录后重试，并在 Authorization 头中携带 Bearer 访问令牌。',
};
export const tokenInvalid: Problem = {
  status: 401,
  title: '登录凭证无效',
  advice: '请重新登录，取得本系统签发的访问令牌后重试。',
};
export const signInFailed: Problem = {
  status: 401,
  title: '登录没有完成',
  advice: '登录页的答复已过期或者不是本次登录的，请重新登录。',
};
export const sessionEnded: Problem = { status: 401, title: '登录已结束', advice: '请重新登录；已填写的内容还在。' };
export const tokenExpired: Problem = { status: 401, title: '登录已过期', advice: '请重新登录后重试。' };
export const personUnknown: Problem = {
  status: 403,
  title: '您尚未登记',
  advice: '请联系本单位系统管理员登记岗位，或先登记授权委托书。',
};
export const personSuspended: Problem = {
  status: 403,
  title: '您的账号已停用',
  advice: '现在不能办理任何事项；如有疑问，请联系本地区系统管理员，恢复后刷新页面即可继续。',
};
export const ownOffice: Problem = { status: 403, title: '不得更改自己的岗位', advice: '请由另一名系统管理员办理。' };
export const officeNotFound: Problem = { status: 404, title: '目录中没有该用户', advice: '请从用户列表进入。' };
export const officeNeedsUnit: Problem = {
  status: 422,
  title: '该岗位须在单位任职',
  advice: '受理人、核查人、审批人和督办人须写明所在单位。',
};
export const officeUnitUnknown: Problem = {
  status: 422,
  title: '没有找到该单位',
  advice: '所在单位须是该用户所在地区已登记的单位，请重新选择。',
};
export const userSuspendedAlready: Problem = {
  status: 409,
  title: '该用户已停用',
  advice: '请刷新用户列表查看停用的时间和原因。',
};
export const userNotSuspended: Problem = {
  status: 409,
  title: '该用户没有停用',
  advice: '不需要恢复，请刷新用户列表。',
};
export const wrongRegion: Problem = {
  status: 403,
  title: '该事项不属于您所在地区',
  advice: '请由该事项所在地区的人员办理。',
};
export const malformedJson: Problem = {
  status: 400,
  title: '请求内容不是有效的 JSON',
  advice: '请检查括号、引号和编码（UTF-8）后重新提交。',
};
export const validationFailed: Problem = {
  status: 422,
  title: '填写内容不符合要求',
  advice: '请按 errors 逐项修改后重新提交。',
};
export const unsupportedMediaType: Problem = {
  status: 415,
  title: '请求内容类型不受支持',
  advice: '请使用 Content-Type: application/json。',
};
export const bodyTooLarge: Problem = {
  status: 413,
  title: '请求内容过大',
  advice: '请求内容最多{maxBytes}字节；文件请通过材料上传接口提交。',
};
export const idempotencyKeyMissing: Problem = {
  status: 400,
  title: '缺少请求编号',
  advice: '请在 Idempotency-Key 头中填写1至128个可见字符的唯一编号（如 UUID），重试时保持不变。',
};
export const cursorInvalid: Problem = {
  status: 422,
  title: '翻页位置无效',
  advice: '请从第一页重新查询，并原样使用上一页返回的 next。',
};
export const internalError: Problem = {
  status: 500,
  title: '系统内部错误',
  advice: '请稍后重试；如仍失败，请把编号{requestId}告知管理员。',
};

// decisions
export const decisionNotFound: Problem = {
  status: 404,
  title: '该事项没有这一决定',
  advice: '请待作出决定后再查看；指定了序号的，请核对序号。',
};

// rules
export const parameterNotFound: Problem = {
  status: 404,
  title: '没有找到该规则参数',
  advice: '请原样使用规则列表给出的参数地址。',
};
export const parameterValueInvalid: Problem = {
  status: 422,
  title: '参数值不合要求',
  advice: '该参数应为{expected}，请核对后重新输入。',
};

// audit
export const chainNotFound: Problem = { status: 404, title: '没有找到该对象的历史', advice: '请核对种类和编号。' };

// documents
export const caseNotNamed: Problem = {
  status: 422,
  title: '没有写明所办事项',
  advice: '办理人员请用 caseId 写明所办事项；查看材料会记入该主体的历史。',
};
export const subjectNotNamed: Problem = {
  status: 422,
  title: '没有写明为哪个主体上传',
  advice: '请写明为哪个主体上传；按事项编号上传只供办理人员提交本单位的证据。',
};
export const documentUnknown: Problem = { status: 404, title: '没有找到该材料', advice: '请核对材料编号。' };
export const documentTypeNotAllowed: Problem = {
  status: 415,
  title: '材料格式不受支持',
  advice: '请上传 PDF、JPEG 或 PNG 文件。',
};
export const documentTooLarge: Problem = {
  status: 413,
  title: '材料文件过大',
  advice: '单个文件最多{maxBytes}字节，请压缩或拆分后上传。',
};
export const documentNotUploaded: Problem = {
  status: 409,
  title: '材料文件尚未上传',
  advice: '请先用返回的上传地址上传文件，再确认完成。',
};
export const documentHashMismatch: Problem = {
  status: 422,
  title: '上传的文件与申报的校验值不一致',
  advice: '文件可能在传输中损坏或被替换，请重新申请上传地址并上传原文件。',
};
export const documentSizeMismatch: Problem = {
  status: 422,
  title: '上传的文件与申报的大小不一致',
  advice: '请重新申请上传地址并上传原文件。',
};
export const documentTypeMismatch: Problem = {
  status: 422,
  title: '文件内容与申报的格式不符',
  advice: '文件实际内容不是{contentType}，请上传真正的 PDF、JPEG 或 PNG 文件。',
};

// look-ups
export const decisionDateInFuture: Problem = { status: 422, title: '决定日期晚于今天', advice: '请核对决定日期。' };
export const usccInvalid: Problem = {
  status: 422,
  title: '统一社会信用代码不正确',
  advice: '该代码{problem}，请核对后重新输入。',
};
export const identityNotKept: Problem = {
  status: 404,
  title: '该主体没有个人身份信息',
  advice: '只有自然人主体保存个人身份信息。',
};
export const importNotFound: Problem = { status: 404, title: '没有找到该导入批次', advice: '请核对导入编号。' };
