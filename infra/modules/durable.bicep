import { endpointTargets } from 'network.bicep'

@minLength(13)
param token string
param location string
param tags object
param sku string
param endpoints endpointTargets

@description('The identities of the apps: they start, run and are asked about orchestrations.')
param users array

@description('Days after which ended instances go.')
@minValue(1)
@maxValue(90)
param retentionDays int = 30

var durableTaskDataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: 'dts-${token}'
  location: location
  tags: tags
  properties: {
    sku: { name: sku }
    publicNetworkAccess: endpoints.private ? 'Disabled' : 'Enabled'

    // An empty list lets nobody in. Without private endpoints the apps come from addresses that are not known beforehand; a token of
    // an identity with the role below is needed in any case.
    ipAllowlist: endpoints.private ? [] : ['0.0.0.0/0']
  }

  resource hub 'taskHubs' = {
    name: 'nextgpt'
  }

  resource retention 'retentionPolicies' = {
    name: 'default'
    properties: {
      retentionPolicies: [{ retentionPeriodInDays: retentionDays }]
    }
  }
}

resource canUse 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for user in users: {
    name: guid(scheduler::hub.id, user, durableTaskDataContributor)
    scope: scheduler::hub
    properties: {
      principalId: user
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', durableTaskDataContributor)
    }
  }
]

module endpoint 'private-endpoint.bicep' = if (endpoints.private) {
  name: 'pe-scheduler'
  params: {
    name: 'scheduler-${token}'
    location: location
    tags: tags
    subnetId: endpoints.subnetId
    targetId: scheduler.id
    service: 'scheduler'
    zoneId: endpoints.zones.scheduler
  }
}

output endpoint string = scheduler.properties.endpoint
output hub string = scheduler::hub.name
