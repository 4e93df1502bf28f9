/** The portal at the edge, which only the cloud has: the built pages in a private bucket, and one address for pages and API together. */
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IOrigin,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { apiMount } from '../../functions/contracts/session.ts';
import { securityHeaders } from '../../portal/headers.ts';
import { deskPage, pageFor } from '../../portal/pages.ts';
import type { Settings } from '../settings.ts';
import type { ApplicationStack } from './application-stack.ts';
import type { DataStack } from './data-stack.ts';

export interface PortalStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly application: ApplicationStack;
}

/** Runs at the edge as it stands in portal/pages.ts; only the types are gone. */
const toPage = `const deskPage = ${JSON.stringify(deskPage)};
const pageFor = ${pageFor};
function handler(event) { event.request.uri = pageFor(event.request.uri); return event.request; }`;

const toApi = `function handler(event) { event.request.uri = event.request.uri.slice(${apiMount.length}) || '/'; return event.request; }`;

export class PortalStack extends Stack {
  private readonly settings: Settings;
  private readonly documents: string;

  constructor(scope: Construct, id: string, props: PortalStackProps) {
    super(scope, id, props);
    this.settings = props.settings;
    this.documents = `https://${props.data.documents.bucketName}.s3.${this.region}.amazonaws.com`;
    const accessLogs = this.bucket('PortalLogs');
    const pages = this.bucket('Pages', accessLogs);
    const distribution = this.distribution(S3BucketOrigin.withOriginAccessControl(pages), props, accessLogs);
    // Filled by `npm run portal:publish`: CDK's own way of copying files brings a function with rights on whole buckets.
    new CfnOutput(this, 'PagesBucketName', { value: pages.bucketName });
    new CfnOutput(this, 'PortalAddress', { value: `https://${distribution.distributionDomainName}` });
  }

  private bucket(id: string, serverAccessLogsBucket?: IBucket): IBucket {
    return new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.RETAIN,
      ...(serverAccessLogsBucket
        ? { serverAccessLogsBucket, serverAccessLogsPrefix: `${id.toLowerCase()}/` }
        : // CloudFront writes its logs by access control lists only.
          { objectOwnership: ObjectOwnership.OBJECT_WRITER }),
    }) as IBucket;
  }

  private distribution(pages: IOrigin, { application }: PortalStackProps, logs: IBucket): Distribution {
    const { settings } = this;
    const host = `${application.api.apiId}.execute-api.${this.region}.amazonaws.com`;
    return new Distribution(this, 'Distribution', {
      comment: settings.prefix,
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      logBucket: logs,
      logFilePrefix: 'edge/',
      ...(settings.portalCertificate !== undefined && {
        domainNames: [new URL(settings.portalUrl).hostname],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.portalCertificate),
      }),
      defaultBehavior: this.pages(pages),
      additionalBehaviors: {
        [`${apiMount}/*`]: {
          origin: new HttpOrigin(host),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          functionAssociations: [{ function: this.edge('ToApi', toApi), eventType: FunctionEventType.VIEWER_REQUEST }],
        },
      },
    });
  }

  private edge(id: string, code: string): EdgeFunction {
    return new EdgeFunction(this, id, { code: FunctionCode.fromInline(code), runtime: FunctionRuntime.JS_2_0 });
  }

  private pages(origin: IOrigin): BehaviorOptions {
    const responseHeadersPolicy = new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `${this.settings.prefix}-portal`,
      ...headersOf(securityHeaders(this.documents)),
    });
    return {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy,
      functionAssociations: [{ function: this.edge('ToPage', toPage), eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }
}

/** CloudFront wants the security headers it knows in a place of their own, and the others in another. */
const headersOf = (headers: Readonly<Record<string, string>>) => {
  const { 'content-security-policy': policy = '', ...others } = headers;
  return {
    securityHeadersBehavior: { contentSecurityPolicy: { contentSecurityPolicy: policy, override: true } },
    customHeadersBehavior: {
      customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
    },
  };
};
