@minLength(13)
@description('What makes names unique.')
param token string
param location string
param tags object
param gpuKind string
param frontMinReplicas int
param frontMaxReplicas int
param gpuMinReplicas int
param gpuMaxReplicas int
param bundleLocation string
param usePrivateEndpoints bool
param registrySku string
param schedulerSku string
param retentionDays int
param logRetentionDays int
param entraClientId string
param entraAllowedClientIds array
param operatorPrincipalId string
param operatorPrincipalType string
param frontExists bool
param gpuExists bool

var hasGpu = gpuKind != 'None'
var gpuProfiles = {
  T4: { type: 'Consumption-GPU-NC8as-T4', cpu: '8', memory: '56Gi' }
  A100: { type: 'Consumption-GPU-NC24-A100', cpu: '24', memory: '220Gi' }
  None: { type: '', cpu: '', memory: '' }
}
var gpu = gpuProfiles[gpuKind]

resource frontIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-front-${token}'
  location: location
  tags: tags
}

resource gpuIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = if (hasGpu) {
  name: 'id-gpu-${token}'
  location: location
  tags: tags
}

var frontPrincipal = frontIdentity.properties.principalId
var gpuPrincipals = hasGpu ? [gpuIdentity!.properties.principalId] : []
var appPrincipals = concat([frontPrincipal], gpuPrincipals)

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: { token: token, location: location, tags: tags, retentionDays: logRetentionDays, publishers: appPrincipals }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: { token: token, location: location, tags: tags, usePrivateEndpoints: usePrivateEndpoints }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    token: token
    location: location
    tags: tags
    retentionDays: retentionDays
    endpoints: network.outputs.endpoints
    front: frontPrincipal
    workers: gpuPrincipals
    operatorId: operatorPrincipalId
    operatorType: operatorPrincipalType
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: { token: token, location: location, tags: tags, sku: registrySku, pullers: appPrincipals }
}

module durable 'modules/durable.bicep' = {
  name: 'durable'
  params: { token: token, location: location, tags: tags, sku: schedulerSku, endpoints: network.outputs.endpoints, users: appPrincipals }
}

module environment 'modules/environment.bicep' = {
  name: 'environment'
  params: {
    token: token
    location: location
    tags: tags
    subnetId: network.outputs.appsSubnetId
    workspaceId: monitoring.outputs.workspaceId
    gpuProfileType: gpu.type
  }
}

var appSettings = [
  { name: 'TASKHUB_NAME', value: durable.outputs.hub }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: monitoring.outputs.connectionString }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__blobServiceUri', value: storage.outputs.hostBlobs }
  { name: 'AzureWebJobsStorage__queueServiceUri', value: storage.outputs.hostQueues }
  { name: 'AzureWebJobsStorage__tableServiceUri', value: storage.outputs.hostTables }
  { name: 'NextGpt__Store__AccountUri', value: storage.outputs.dataBlobs }
  { name: 'NextGpt__Store__Container', value: storage.outputs.dataContainer }
  { name: 'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT', value: '1073741824' }
  { name: 'NextGpt__Model__Bundle', value: empty(bundleLocation) ? '' : '${storage.outputs.dataBlobs}bundles/${bundleLocation}' }
]

module front 'modules/function-app.bicep' = {
  name: 'front'
  params: {
    name: 'ca-front-${token}'
    serviceName: 'front'
    location: location
    tags: tags
    exists: frontExists
    environmentId: environment.outputs.id
    workloadProfile: 'Consumption'
    cpu: hasGpu ? '1' : '4'
    memory: hasGpu ? '2Gi' : '8Gi'
    minReplicas: frontMinReplicas
    maxReplicas: frontMaxReplicas
    external: !empty(entraClientId)
    identityId: frontIdentity.id
    identityClientId: frontIdentity.properties.clientId
    registry: registry.outputs.endpoint
    schedulerEndpoint: durable.outputs.endpoint
    entraClientId: entraClientId
    entraAllowedClientIds: entraAllowedClientIds
    settings: concat(appSettings, [
      { name: 'NextGpt__Role', value: hasGpu ? 'Front' : 'All' }
      { name: 'NextGpt__Callers', value: empty(entraClientId) ? 'Network' : 'Platform' }
      { name: 'NextGpt__InboxSource', value: 'Events' }
      { name: 'INBOX_SCHEDULE', value: '0 */5 * * * *' }
      { name: 'NextGpt__Model__Provider', value: 'Cpu' }
      { name: 'InboxStorage__queueServiceUri', value: storage.outputs.dataQueues }
      { name: 'InboxStorage__credential', value: 'managedidentity' }
      { name: 'InboxStorage__clientId', value: frontIdentity.properties.clientId }
    ])
  }
}

module gpuApp 'modules/function-app.bicep' = if (hasGpu) {
  name: 'gpu'
  params: {
    name: 'ca-gpu-${token}'
    serviceName: 'gpu'
    location: location
    tags: tags
    exists: gpuExists
    environmentId: environment.outputs.id
    workloadProfile: 'gpu'
    cpu: gpu.cpu
    memory: gpu.memory
    minReplicas: gpuMinReplicas
    maxReplicas: gpuMaxReplicas
    external: false
    identityId: gpuIdentity!.id
    identityClientId: gpuIdentity!.properties.clientId
    registry: registry.outputs.endpoint
    schedulerEndpoint: durable.outputs.endpoint
    entraClientId: ''
    entraAllowedClientIds: []
    settings: concat(appSettings, [
      { name: 'NextGpt__Role', value: 'Gpu' }
      { name: 'NextGpt__Model__Provider', value: 'Cuda' }
    ])
  }
}

module inbox 'modules/inbox.bicep' = {
  name: 'inbox'
  params: { token: token, location: location, tags: tags, accountName: storage.outputs.dataName, queueName: storage.outputs.inboxQueue }
}

output registryEndpoint string = registry.outputs.endpoint
output frontName string = front.outputs.name
output gpuName string = hasGpu ? gpuApp!.outputs.name : ''
output url string = front.outputs.url
output dataAccount string = storage.outputs.dataName
