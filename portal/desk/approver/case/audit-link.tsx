import { Link } from 'react-router';
import { may, useMe } from '../../person.ts';

interface Props {
  readonly caseKind: 'repairCase' | 'commitmentCase';
  readonly caseId: string;
}

/** From a case to its history, for who may prove it. */
export const AuditLink = ({ caseKind, caseId }: Props) =>
  may(useMe(), 'readChain') && (
    <Link to={`/audit/${caseKind}/${encodeURIComponent(caseId)}`}>核验历史，导出证据包</Link>
  );
