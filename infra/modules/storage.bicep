import { endpointTargets } from 'network.bicep'

@minLength(13)
param token string
param location string
param tags object
param retentionDays int
param endpoints endpointTargets

@description('The identity of the front app.')
param front string

@description('The identities of the apps that run the model.')
param workers array

param operatorId string
param operatorType string

var dataContainer = 'nextgpt'
var inboxQueue = 'nextgpt-inbox'
var payloads = 'durabletask-payloads'
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

// What the Functions host keeps for itself: leases, keys, diagnostics. Nothing of a request is here but offloaded payloads.
resource host 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'sthost${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    publicNetworkAccess: endpoints.private ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: endpoints.private ? 'Deny' : 'Allow', bypass: 'None' }
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            // Purging an instance does not delete what its messages left here.
            name: 'payloads'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${payloads}/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: retentionDays } } }
            }
          }
        ]
      }
    }
  }
}

// Media, answers, intermediate results, the inbox and the outbox, and bundles.
resource data 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'stdata${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true

    // Not 'Disabled': Event Grid puts its messages into the queue as a trusted service, with its own identity.
    publicNetworkAccess: 'Enabled'
    networkAcls: { defaultAction: endpoints.private ? 'Deny' : 'Allow', bypass: 'AzureServices' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: { deleteRetentionPolicy: { enabled: false } }

    resource store 'containers' = { name: dataContainer }
    resource bundles 'containers' = { name: 'bundles' }
  }

  resource queues 'queueServices' = {
    name: 'default'

    resource inbox 'queues' = { name: inboxQueue }
    resource poison 'queues' = { name: '${inboxQueue}-poison' }
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          for area in ['media', 'blobs', 'inbox', 'outbox']: {
            name: area
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${dataContainer}/${area}/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: retentionDays } } }
            }
          }
        ]
      }
    }
  }
}

module endpoint 'private-endpoint.bicep' = [
  for e in [
    { name: 'host-blob', id: host.id, service: 'blob', zone: endpoints.zones.blob }
    { name: 'host-queue', id: host.id, service: 'queue', zone: endpoints.zones.queue }
    { name: 'host-table', id: host.id, service: 'table', zone: endpoints.zones.table }
    { name: 'data-blob', id: data.id, service: 'blob', zone: endpoints.zones.blob }
    { name: 'data-queue', id: data.id, service: 'queue', zone: endpoints.zones.queue }
  ]: if (endpoints.private) {
    name: 'pe-${e.name}'
    params: {
      name: '${e.name}-${token}'
      location: location
      tags: tags
      subnetId: endpoints.subnetId
      targetId: e.id
      service: e.service
      zoneId: e.zone
    }
  }
]

var frontRoles = [
  { account: host.name, role: blobDataOwner, what: 'host-blob' }
  { account: host.name, role: queueDataContributor, what: 'host-queue' }
  { account: host.name, role: tableDataContributor, what: 'host-table' }
  { account: data.name, role: blobDataContributor, what: 'data-blob' }
  { account: data.name, role: queueDataContributor, what: 'data-queue' }
]

// The workers see no queue: neither the inbox nor its poison is theirs.
var workerRoles = [
  { account: host.name, role: blobDataOwner, what: 'host-blob' }
  { account: host.name, role: tableDataContributor, what: 'host-table' }
  { account: data.name, role: blobDataContributor, what: 'data-blob' }
]

module frontRole 'role.bicep' = [
  for r in frontRoles: {
    name: 'front-${r.what}'
    params: { accountName: r.account, role: r.role, principalId: front }
  }
]

module workerRole 'role.bicep' = [
  for r in workerRoles: if (!empty(workers)) {
    name: 'worker-${r.what}'
    params: { accountName: r.account, role: r.role, principalId: workers[?0] ?? '' }
  }
]

module operatorRole 'role.bicep' = if (!empty(operatorId)) {
  name: 'operator-data-blob'
  params: { accountName: data.name, role: blobDataContributor, principalId: operatorId, principalType: operatorType }
}

output hostBlobs string = host.properties.primaryEndpoints.blob
output hostQueues string = host.properties.primaryEndpoints.queue
output hostTables string = host.properties.primaryEndpoints.table
output dataName string = data.name
output dataBlobs string = data.properties.primaryEndpoints.blob
output dataQueues string = data.properties.primaryEndpoints.queue
output dataContainer string = dataContainer
output inboxQueue string = inboxQueue
