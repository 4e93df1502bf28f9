/** The door over tables in memory, with an enterprise's records registered: what the code around the domain is tested against. */
import { baseCalendar } from '#domain/calendar/years.ts';
import type { Command } from '#domain/kernel/aggregate.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import type { OpenCase, RepairCommand } from '#domain/repair/commands.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairItemKind } from '#domain/repair/stages.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { type Door, type DoorRequest, makeDoor } from '../../functions/shared/case-store/door.ts';
import { makeReader } from '../../functions/shared/case-store/reader.ts';
import { type By, countingIds, monday, sha256, workflow } from './context.ts';
import { type MemoryOptions, MemoryTables } from './memory-tables.ts';
import { recordReport } from './records.ts';
import { openCaseCommand, RepairPlay } from './world.ts';

export const tableNames = { case: 'cases', record: 'records' };

export class StoredWorld {
  readonly tables: MemoryTables;
  readonly reader;
  readonly door: Door;
  readonly pauses: number[] = [];
  now = monday;
  calendar = baseCalendar;

  constructor(options: MemoryOptions = {}) {
    this.tables = new MemoryTables(options);
    this.reader = makeReader(this.tables.db, tableNames);
    this.door = makeDoor({
      db: this.tables.db,
      tables: tableNames,
      reader: this.reader,
      clock: { now: async () => this.now, realNow: () => this.now },
      calendar: async () => this.calendar,
      newId: countingIds(),
      hash: sha256,
      pause: async (attempt) => {
        this.pauses.push(attempt);
      },
    });
  }

  /** Stores what the command decides; throws if it is refused. */
  async does(kind: DoorRequest['kind'], id: string, command: Command, by: By = workflow): Promise<void> {
    // Named, so that no id of the counter goes into command ids: the replayed play expects its own.
    const result = await this.door({ kind, id, command, ...by, commandId: command.type });
    if (!result.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(result.problem)}`);
  }

  async registers(opening: OpenCase = openCaseCommand()): Promise<void> {
    const { subjectId, regionId, unitId } = opening;
    await this.does(creditSubject, subjectId, { type: 'registerSubject', kind: 'legalPerson', regionId } as Command);
    for (const { recordId, decisionNumber } of opening.records) {
      const report = recordReport({ subjectId, regionId, unitId, decisionNumber });
      await this.does(dishonestyRecord, recordId, {
        type: 'registerRecord',
        report,
        correctedOn: '2026-05-08',
      } as Command);
    }
  }

  /** Registers the records and stores the case as it was played so far, event by event through the door. */
  async stores(play: (play: RepairPlay) => RepairPlay, opening: OpenCase = openCaseCommand()): Promise<void> {
    await this.registers(opening);
    const commands: [RepairCommand, By][] = [];
    const recorded = new RecordingPlay(opening, commands, this.now);
    play(recorded);
    for (const [command, by] of commands) await this.does(repairCase, opening.caseId, command, by);
  }

  async caseState(id = 'case-1') {
    return (await this.reader.load(repairCase, id)).state;
  }

  /** The open item of this kind, as a person's command names it. */
  async ref(kind: RepairItemKind, unitId?: string): Promise<{ itemId: string; itemVersion: number }> {
    const { items } = await this.caseState();
    const item = Object.values(items).find(
      (one) => one.status === 'open' && one.kind === kind && (unitId === undefined || one.unitId === unitId),
    );
    if (item === undefined) throw new Error(`no open ${kind}`);
    return { itemId: item.id, itemVersion: item.version };
  }

  /** A person or the workflow asks something of the case. */
  asks(command: RepairCommand, by: By, more: Partial<DoorRequest> = {}) {
    return this.door({ kind: repairCase, id: 'case-1', command, ...by, ...more });
  }
}

/** Remembers what was done, so that it can be done again against the tables with the ids given there. */
class RecordingPlay extends RepairPlay {
  private readonly into: [RepairCommand, By][] | undefined;
  constructor(opening: OpenCase, into: [RepairCommand, By][], now: string) {
    super(opening, { now });
    into.push([opening, workflow]);
    this.into = into;
  }
  override does(command: RepairCommand, by: By = workflow): this {
    this.into?.push([command, by]);
    return super.does(command, by);
  }
}
