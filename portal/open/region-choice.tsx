import type { Region } from './rules.ts';

interface RegionChoiceProps {
  readonly regions: readonly Region[];
  readonly current: string;
  /** The page that shows a region, without its query. */
  readonly path: string;
}

/** The cities as links, so that a choice has an address; nothing where there is only one. */
export const RegionChoice = ({ regions, current, path }: RegionChoiceProps) =>
  regions.length < 2 ? null : (
    <nav className="choice" aria-label="地区">
      {regions.map(({ regionId, name }) => (
        <a key={regionId} href={`${path}?region=${regionId}`} aria-current={regionId === current ? 'true' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
