/** The catalogue of events is complete and alive: each is the outcome of something a person or the workflow can do. */
import { expect, it } from 'vitest';
import { officer } from '../../tests/support/context.ts';
import {
  clerk,
  finding,
  inSuzhou,
  jointly,
  market,
  openCaseCommand,
  RepairPlay,
  record,
  reportCommand,
} from '../../tests/support/world.ts';
import { makeCalendar } from '../calendar/calendar.ts';
import { calendarYears } from '../calendar/years.ts';
import { RepairEvent } from './events.ts';

const answerOf = (play: RepairPlay) =>
  play.on('answerQuestion', { type: 'answerQuestion', answer: 'mayProceed', reason: '核实' }, play.officer('approver'));

/** Histories that between them use everything. */
const histories: readonly (() => RepairPlay)[] = [
  // 宿州, on the spot, by shared data, with training, to the end
  () => {
    const play = new RepairPlay(inSuzhou())
      .enters()
      .enters([finding('confirmed')])
      .enters()
      .trained()
      .enters()
      .published();
    return play.enters().decides().enters().acknowledged();
  },
  // a question, a supplement, a claim, an extension, a joint review, a receipt followed up, false material
  () => {
    const play = answerOf(new RepairPlay(jointly({ banFlagged: true })).accepting());
    play.on('accept', { type: 'requestSupplement', items: [{ what: '授权书' }] }, play.officer('acceptor')).enters();
    play
      .on('supplement', { type: 'submitSupplement', answers: [{ itemId: '1', text: '补', documentIds: [] }] }, clerk)
      .enters();
    play.does({ type: 'claimItem', ...play.ref('accept') }, play.officer('acceptor'));
    play.does({ type: 'releaseItem', ...play.ref('accept') }, play.officer('acceptor'));
    const { principalId } = play.officer('acceptor').actor;
    const to = { principalId, roles: ['acceptor' as const], unitId: play.state.unitId, represents: [] };
    play.does({ type: 'assignItem', ...play.ref('accept'), to, reason: '分派' }, play.officer('supervisor'));
    const redriven = {
      type: 'redriveMachine' as const,
      generation: 1,
      because: ['machineLate' as const],
      reason: '对账停运',
    };
    play.does(redriven, play.officer('supervisor'));
    play.does({ type: 'urgeItem', itemId: play.ref('accept').itemId }, play.officer('supervisor'));
    play
      .on('accept', { type: 'accept', opinion: '齐' }, play.officer('acceptor'))
      .enters()
      .allVerified()
      .enters()
      .published();
    play.enters().does({ type: 'extend', workingDays: 3, reason: '会商' }, play.officer('approver'));
    for (const body of play.state.bodies) play.decides([], body);
    play.enters().on('chaseReceipt', { type: 'followUpReceipt', remark: '已催' }, play.officer('supervisor'));
    play
      .reportsFalseMaterial()
      .on('confirmRevocation', { type: 'dismissFalseMaterial', reason: '属实' }, play.officer('approver'));
    return play
      .reportsFalseMaterial()
      .on('confirmRevocation', { type: 'revoke', reason: '伪造' }, play.officer('approver'));
  },
  // refused acceptance after reminder and due date
  () => {
    const play = new RepairPlay().accepting().does({ type: 'restartMachine', generation: 1, reason: 'machineLate' });
    play.after(2).does({ type: 'raiseDueEvents', escalateTo: { [market]: market } });
    play.after(30).does({ type: 'raiseDueEvents', escalateTo: { [market]: market } });
    return play.on('accept', { type: 'refuseAcceptance', reason: '不符', toFix: '更正' }, play.officer('acceptor'));
  },
  // a further way of repair, then withdrawn
  () => {
    const play = new RepairPlay(inSuzhou({ records: [record()] })).verifying();
    play.does({ type: 'planStep', way: 'charity', reason: '自愿' }, officer('verifier', play.state.unitId));
    return play.does({ type: 'withdraw', reason: '不办' }, clerk);
  },
  () => new RepairPlay(reportCommand()).enters(),
  // the promise looked at afterwards
  () =>
    new RepairPlay()
      .concluded()
      .on('followUpCommitment', { type: 'confirmCommitmentKept', finding: '已履行' }, officer('verifier', market)),
  // a certificate sent back, and an applicant who does not answer
  () => {
    const play = new RepairPlay(inSuzhou()).verifying().verifies().enters();
    const certificate = {
      type: 'submitStep' as const,
      certificateNumber: '1',
      issuedOn: '2026-10-10',
      documentIds: [],
    };
    play.on('submitStep', certificate, clerk);
    play.on('confirmStep', { type: 'returnStep', reason: '查无此证' }, play.officer('verifier'));
    return play.does({ type: 'closeSteps', reason: '催告未果' }, play.officer('verifier'));
  },
  // a limit that waited for a year
  () => {
    const now = '2026-12-30T02:00:00.000Z';
    const source = { title: '通知', url: 'https://www.gov.cn/' };
    const years = [...calendarYears, { year: 2027, source, restDays: [], makeUpWorkdays: [] }];
    const waited = new RepairPlay(openCaseCommand({ receivedAt: now }), { now }).accepting();
    const calendar = makeCalendar(years, 'with-2027');
    const play = Object.assign(new RepairPlay(openCaseCommand(), { calendar }), { state: waited.state, now });
    return play.does({ type: 'rescheduleItems' });
  },
];

it('every event of the catalogue happens, and none that is not in it', () => {
  const happened = new Set(histories.flatMap((history) => history().events.map((event) => event.type)));
  expect([...happened].sort()).toEqual(RepairEvent.def.options.map((option) => option.shape.type.def.values[0]).sort());
});
