/**
 * CommitmentMatter (承诺事项): one matter of a region's published catalogue. Each change is a new version; a case keeps the version it
 * began with, so publishing never changes a running case. Older versions are read from the matter's history.
 */
import type { AggregateKind, Context, Decision } from '../kernel/aggregate.ts';
import { canonical } from '../kernel/canonical.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { MatterContent } from './content.ts';
import { contradictions } from './contradictions.ts';
import type { MatterEvent } from './events.ts';
import { catalogueOf, type MatterState, storedMatter, withdrawnOf } from './state.ts';
import { anySignatory, matterTexts } from './texts.ts';

export type MatterCommand =
  | {
      readonly type: 'publishMatter';
      readonly matterId: string;
      /** The version the author saw; 0 for a new matter. */
      readonly replaces: number;
      readonly content: MatterContent;
    }
  | { readonly type: 'withdrawMatter'; readonly version: number; readonly reason: string };

type Decided = Result<Decision<MatterEvent>, Refusal>;
type Of<T extends MatterCommand['type']> = Extract<MatterCommand, { type: T }>;

const lastVersion = ({ versions }: MatterState): number => versions.at(-1)?.version ?? 0;

const decide = (state: MatterState, command: MatterCommand, context: Context): Decided =>
  command.type === 'publishMatter' ? publish(state, command, context) : withdraw(state, command);

/** The same content again changes nothing, so that loading a catalogue twice makes no new versions. */
const publish = (state: MatterState, command: Of<'publishMatter'>, context: Context): Decided => {
  const { matterId, content, replaces } = command;
  if (state.regionId !== '' && state.regionId !== content.regionId) return refuse({ code: 'wrongRegion' });
  const wrong = contradictions(content);
  if (wrong.length > 0) return refuse({ code: 'matterInconsistent', params: { problems: wrong.join('；') } });
  if (state.current !== null && canonical(state.current.content) === canonical(content)) return ok({ events: [] });
  if (replaces !== lastVersion(state)) return refuse({ code: 'staleVersion', params: { current: lastVersion(state) } });
  const version = lastVersion(state) + 1;
  const { noticeHash } = matterTexts(content, anySignatory, { matterId, version }, context.digest);
  return ok({ events: [{ type: 'CommitmentMatterPublished', data: { matterId, version, content, noticeHash } }] });
};

const withdraw = (state: MatterState, { version, reason }: Of<'withdrawMatter'>): Decided => {
  if (state.versions.length === 0) return refuse({ code: 'matterNotFound' });
  if (state.current === null) return refuse({ code: 'matterWithdrawn' });
  if (state.current.version !== version)
    return refuse({ code: 'staleVersion', params: { current: state.current.version } });
  return ok({ events: [{ type: 'CommitmentMatterWithdrawn', data: { version, reason } }] });
};

export const commitmentMatter: AggregateKind<MatterState, MatterCommand, MatterEvent> = {
  ...storedMatter,
  regionOf: (state) => state.regionId,
  decide,
  evolve: (state, event, meta) => {
    const at = meta.occurredAt;
    if (event.type === 'CommitmentMatterWithdrawn')
      return {
        ...state,
        current: null,
        versions: state.versions.map((one) =>
          one.version === event.data.version ? { ...one, withdrawnAt: at, withdrawnReason: event.data.reason } : one,
        ),
      };
    const { matterId, version, content, noticeHash } = event.data;
    const published = {
      version,
      publishedAt: at,
      publishedBy: meta.actor.principalId,
      noticeHash,
      withdrawnAt: null,
      withdrawnReason: null,
    };
    return {
      matterId,
      regionId: content.regionId,
      current: { version, publishedAt: at, content },
      versions: [...state.versions, published],
    };
  },
  guards: () => [],
  workItems: () => [],
  lookup: ({ matterId, regionId, current }) => ({
    sortedBy: matterId,
    listedIn: current === null ? withdrawnOf(regionId) : catalogueOf(regionId),
  }),
};
