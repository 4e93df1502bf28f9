import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

export interface AlarmProps {
  readonly settings: Settings;
  /** Ends the alarm's name, e.g. `events-driver-errors`; the runbook in docs/operations has a section of that kind. */
  readonly name: string;
  /** What it means and what to look at first. */
  readonly description: string;
  readonly metric: IMetric;
  /** Raised from this value on. */
  readonly threshold: number;
  readonly evaluationPeriods?: number;
  /** The metric is written all the time, so its silence is the fault. */
  readonly silenceIsFault?: boolean;
}

/**
 * An alarm beside the thing it watches. It has no action of its own: the operations stack forwards every change of an alarm whose
 * name begins with the stage's prefix, so the application stack is the same where nobody listens.
 */
export const raiseAlarm = (scope: Construct, id: string, props: AlarmProps): Alarm =>
  new Alarm(scope, id, {
    alarmName: `${props.settings.prefix}-${props.name}`,
    alarmDescription: props.description,
    metric: props.metric,
    threshold: props.threshold,
    evaluationPeriods: props.evaluationPeriods ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: props.silenceIsFault ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
