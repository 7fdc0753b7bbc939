@minLength(13)
param token string
param location string
param tags object
param usePrivateEndpoints bool

@description('The addresses of the network; the apps take a /23 of it, the endpoints a /27.')
param addressPrefix string = '10.90.0.0/16'

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${token}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 23, 0)
          delegations: [{ name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 27, 16)
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }

  resource apps 'subnets' existing = { name: 'apps' }
  resource endpoints 'subnets' existing = { name: 'endpoints' }
}

var zoneNames = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  scheduler: 'privatelink.durabletask.io'
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in items(zoneNames): if (usePrivateEndpoints) {
    name: zone.value
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, i) in items(zoneNames): if (usePrivateEndpoints) {
    parent: zones[i]
    name: 'vnet'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

@export()
@description('Where private endpoints go.')
type endpointTargets = {
  @description('Whether there are any.')
  private: bool

  subnetId: string

  @description('The ids of the zones: blob, queue, scheduler, table.')
  zones: {
    blob: string
    queue: string
    scheduler: string
    table: string
  }
}

output appsSubnetId string = network::apps.id
output endpoints endpointTargets = {
  private: usePrivateEndpoints
  subnetId: network::endpoints.id
  zones: {
    blob: resourceId('Microsoft.Network/privateDnsZones', zoneNames.blob)
    queue: resourceId('Microsoft.Network/privateDnsZones', zoneNames.queue)
    scheduler: resourceId('Microsoft.Network/privateDnsZones', zoneNames.scheduler)
    table: resourceId('Microsoft.Network/privateDnsZones', zoneNames.table)
  }
}
