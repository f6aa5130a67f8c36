# Register "ML Connector engine" as a scheduled task of the present user. Not run on Windows yet: see README.md.
param(
    [Parameter(Mandatory = $true)][string]$Program,
    [string]$Workspace = "",
    [switch]$WithoutLogOn
)
$ErrorActionPreference = "Stop"
if (-not (Test-Path -LiteralPath $Program)) { throw "There is no program $Program." }

$arguments = "engine"
if ($Workspace) { $arguments += " --workspace `"$Workspace`"" }
$me = "$env:USERDOMAIN\$env:USERNAME"
$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries `
    -MultipleInstances IgnoreNew -RestartCount 5 -RestartInterval (New-TimeSpan -Minutes 2) `
    -ExecutionTimeLimit ([TimeSpan]::Zero)
$task = @{
    TaskName = "ML Connector engine"
    Action   = New-ScheduledTaskAction -Execute $Program -Argument $arguments
    Settings = $settings
}
if ($WithoutLogOn) {
    $password = (Get-Credential -UserName $me -Message "Windows keeps it with the task").GetNetworkCredential().Password
    Register-ScheduledTask @task -Trigger (New-ScheduledTaskTrigger -AtStartup) -User $me -Password $password -Force
} else {
    Register-ScheduledTask @task -Trigger (New-ScheduledTaskTrigger -AtLogOn -User $me) -User $me -Force
}
