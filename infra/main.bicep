targetScope = 'subscription'

@minLength(1)
@maxLength(32)
@description('The azd environment: part of every name and tag.')
param environmentName string

@minLength(1)
@description('Where everything runs. It must offer the GPU profile, unless gpuKind is None.')
param location string

@description('Tags of every resource, beside azd-env-name.')
param tags object = {}

@allowed(['T4', 'A100', 'None'])
@description('The GPU of the app that runs the model. None: one app without a GPU does everything, for a small bundle.')
param gpuKind string = 'T4'

@minValue(0)
@maxValue(1000)
@description('Replicas of the front app that always run. 0 saves money and costs the first caller a start.')
param frontMinReplicas int = 1

@minValue(1)
@maxValue(1000)
param frontMaxReplicas int = 5

@minValue(0)
@maxValue(1000)
@description('Replicas of the GPU app that always run. 0 means that a first job waits for a GPU and for the bundle.')
param gpuMinReplicas int = 0

@minValue(1)
@maxValue(1000)
@description('The most GPUs that are paid at once. Subscriptions have a quota of them.')
param gpuMaxReplicas int = 2

@description('The bundle: empty is the one in the image; otherwise the path of its folder in the container "bundles", such as vicuna/7.')
param bundleLocation string = ''

@description('Keep storage and scheduler off the public network, behind private endpoints.')
param usePrivateEndpoints bool = true

@allowed(['Basic', 'Standard', 'Premium'])
@description('Premium adds artifact streaming, which shortens the start of the large GPU image.')
param registrySku string = 'Standard'

@allowed(['Consumption', 'Dedicated'])
@description('How the Durable Task Scheduler is paid.')
param schedulerSku string = 'Consumption'

@minValue(1)
@maxValue(3650)
@description('Days after which media, answers and intermediate results go, whatever else happens. Keep it above the lifetime of media in the app.')
param retentionDays int = 30

@minValue(30)
@maxValue(730)
@description('Days for which logs are kept.')
param logRetentionDays int = 30

@description('The client id of the Entra application that callers ask tokens for. Empty: the service has no address outside its network.')
param entraClientId string = ''

@description('Client ids of the applications that may call; empty is every application and user of the tenant with a token for entraClientId.')
param entraAllowedClientIds array = []

@description('The object id of whoever operates the service and may put files into the inbox and read the outbox; empty is nobody.')
param operatorPrincipalId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorPrincipalType string = 'User'

@description('Whether the front app has been deployed before; azd tells.')
param frontExists bool = false

@description('Whether the GPU app has been deployed before; azd tells.')
param gpuExists bool = false

var allTags = union(tags, { 'azd-env-name': environmentName })
var token = toLower(uniqueString(subscription().id, environmentName, location))

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: allTags
}

module service 'service.bicep' = {
  name: 'service'
  scope: group
  params: {
    token: token
    location: location
    tags: allTags
    gpuKind: gpuKind
    frontMinReplicas: frontMinReplicas
    frontMaxReplicas: frontMaxReplicas
    gpuMinReplicas: gpuMinReplicas
    gpuMaxReplicas: gpuMaxReplicas
    bundleLocation: bundleLocation
    usePrivateEndpoints: usePrivateEndpoints
    registrySku: registrySku
    schedulerSku: schedulerSku
    retentionDays: retentionDays
    logRetentionDays: logRetentionDays
    entraClientId: entraClientId
    entraAllowedClientIds: entraAllowedClientIds
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
    frontExists: frontExists
    gpuExists: gpuExists
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = service.outputs.registryEndpoint
output SERVICE_FRONT_NAME string = service.outputs.frontName
output SERVICE_GPU_NAME string = service.outputs.gpuName
output NEXTGPT_URL string = service.outputs.url
output NEXTGPT_DATA_ACCOUNT string = service.outputs.dataAccount
