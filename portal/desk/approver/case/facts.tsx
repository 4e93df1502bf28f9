import type { ReactNode } from 'react';
import { Mark } from '../../shell/mark.tsx';
import './facts.css';

/** Facts with their names; what is not known is left out. */
export const Facts = ({ of }: { readonly of: Readonly<Record<string, ReactNode>> }) => (
  <dl className="facts">
    {Object.entries(of)
      .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

const statusWords = { confirmed: null, assumed: '推定', unknown: '未查明' } as const;

/** Marks a rule that no source confirms: it is for the person to judge. */
export const StatusTag = ({ status }: { readonly status: keyof typeof statusWords }) =>
  statusWords[status] && <Mark tone={status === 'assumed' ? 'near' : 'bad'}>{statusWords[status]}</Mark>;
