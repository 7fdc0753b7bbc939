param name string

@description('The service of azure.yaml that is deployed here.')
param serviceName string

param location string
param tags object

@description('Whether an image has been deployed here before.')
param exists bool

param environmentId string
param workloadProfile string
param cpu string
param memory string
param minReplicas int
param maxReplicas int

@description('Whether it can be reached from outside the network; callers then need a token.')
param external bool

param identityId string
param identityClientId string

@description('The login server of the registry.')
param registry string

param schedulerEndpoint string
param settings array
param entraClientId string
param entraAllowedClientIds array

resource current 'Microsoft.App/containerApps@2026-01-01' existing = if (exists) {
  name: name
}

var placeholder = 'mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0'
var port = 8080

resource app 'Microsoft.App/containerApps@2026-01-01' = {
  name: name
  location: location
  kind: 'functionapp'
  tags: union(tags, { 'azd-service-name': serviceName })
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: workloadProfile
    configuration: {
      // One storage account serves one revision.
      activeRevisionsMode: 'Single'
      registries: [{ server: registry, identity: identityId }]

      // Without an ingress the platform scales nothing.
      ingress: {
        external: external
        targetPort: port
        transport: 'auto'
        allowInsecure: false
      }
    }
    template: {
      // An activity that is stopped runs again from its start: it gets the longest time that there is.
      terminationGracePeriodSeconds: 600
      containers: [
        {
          name: 'app'
          image: exists ? current!.properties.template.containers[0].image : placeholder
          resources: { cpu: json(cpu), memory: memory }
          env: concat(settings, [
            { name: 'AZURE_CLIENT_ID', value: identityClientId }
            { name: 'ASPNETCORE_URLS', value: 'http://+:${port}' }
            { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
            { name: 'AzureFunctionsWebHost__hostid', value: take(name, 32) }
            { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
            { name: 'NextGpt__Store__ManagedIdentityClientId', value: identityClientId }
            {
              name: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
              value: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
            }
          ])

          // The placeholder knows none of these paths.
          probes: exists
            ? [
                {
                  type: 'Startup'
                  httpGet: { path: '/health/live', port: port }
                  periodSeconds: 5
                  failureThreshold: 60
                }
                {
                  type: 'Readiness'
                  httpGet: { path: '/health/ready', port: port }
                  periodSeconds: 10
                  timeoutSeconds: 5
                }
                {
                  type: 'Liveness'
                  httpGet: { path: '/health/live', port: port }
                  periodSeconds: 20
                  timeoutSeconds: 10
                  failureThreshold: 3
                }
              ]
            : []
        }
      ]

      // The rules themselves come from the platform, which reads them from the triggers.
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        pollingInterval: 15
        cooldownPeriod: 600
      }
    }
  }
}

resource authentication 'Microsoft.App/containerApps/authConfigs@2026-01-01' = if (!empty(entraClientId)) {
  parent: app
  name: 'current'
  properties: {
    platform: { enabled: true }
    httpSettings: { requireHttps: true }
    globalValidation: {
      unauthenticatedClientAction: 'Return401'
      excludedPaths: ['/health/live']
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: entraClientId
          openIdIssuer: '${az.environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [entraClientId, 'api://${entraClientId}']
          defaultAuthorizationPolicy: empty(entraAllowedClientIds) ? {} : { allowedApplications: entraAllowedClientIds }
        }
      }
    }
    login: { tokenStore: { enabled: false } }
  }
}

output name string = app.name
output url string = 'https://${app.properties.configuration.ingress.fqdn}'
