import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

/**
 * A log group that is never kept for ever. Six months is what the Cybersecurity Law (网络安全法) asks of network logs at least;
 * longer proof is the chained case history, not a log.
 */
export const logGroup = (scope: Construct, id: string, name: string, settings: Settings): LogGroup =>
  new LogGroup(scope, id, {
    logGroupName: name,
    retention: RetentionDays.SIX_MONTHS,
    removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
